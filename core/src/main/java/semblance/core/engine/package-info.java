/** Where work runs in this process: threads whose number changes nothing but the time. */
package semblance.core.engine;

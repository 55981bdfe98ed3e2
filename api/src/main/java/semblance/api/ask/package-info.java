/** What only one family can be asked. */
package semblance.api.ask;

/** Models from and for other programs. */
package semblance.api.exchange;

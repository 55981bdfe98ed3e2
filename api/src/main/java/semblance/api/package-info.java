/** What a plugin adds to the platform: an {@link semblance.api.Extension}, which is a record of parameters. */
package semblance.api;

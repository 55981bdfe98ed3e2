/**
 * Extensions configured from text: what parameters a record has ({@link semblance.core.config.Parameter}), a record
 * with some of them replaced, and errors that say what was expected ({@link semblance.core.config.Parameters}).
 */
package semblance.core.config;

/**
 * Sounds as rows: a tensor column such as {@code sound_8000hz}, whose name says how many samples a second has, of shape
 * [length] with values from -1 to 1, and categorical columns for what the names of files and folders say about them.
 */
package semblance.audio;

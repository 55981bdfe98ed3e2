/**
 * Pictures as rows: a tensor column {@code image} of shape [height, width, channels] with values from 0 to 1, and
 * categorical columns for what the names of folders say about them.
 */
package semblance.images;

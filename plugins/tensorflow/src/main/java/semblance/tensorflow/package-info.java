/**
 * Networks and their training: graphs are built from plain descriptions, hold weights that come and go as plain data, and
 * are run with arrays in and arrays out.
 */
package semblance.tensorflow;

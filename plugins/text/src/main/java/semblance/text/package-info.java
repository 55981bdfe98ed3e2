/** Text as rows of one text column. */
package semblance.text;

/** What models answer about many rows: datasets that are computed batch by batch as they are read. */
package semblance.core.answers;

/**
 * Separated values. {@link semblance.csv.CsvSource} looks at the first bytes (what file, which encoding), at the first
 * lines (which separator, whether a header), at every row once (which types), and then gives tables as often as asked;
 * {@link semblance.csv.CsvSink} writes them.
 */
package semblance.csv;

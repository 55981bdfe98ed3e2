/**
 * Reads and writes files of separated values: finds separator, encoding, header and types by itself, streams files of
 * any length, and writes what it reads back as the same rows. Cells are split by FastCSV.
 */
module semblance.csv {
    requires transitive semblance.api;
    requires de.siegmar.fastcsv;

    exports semblance.csv;

    provides semblance.api.data.DataSource with
            semblance.csv.CsvSource;
    provides semblance.api.data.DataSink with
            semblance.csv.CsvSink;
}

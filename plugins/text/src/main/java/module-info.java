/** Reads and writes plain text: a row is a line, a paragraph, or a window of a running text. */
module semblance.text {
    requires transitive semblance.api;

    exports semblance.text;

    provides semblance.api.data.DataSource with
            semblance.text.TextSource;
    provides semblance.api.data.DataSink with
            semblance.text.TextSink;
}

/** Reads and writes lines of text. */
module semblance.text {
    requires transitive semblance.api;
}

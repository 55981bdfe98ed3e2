/** Reads and writes pictures. */
module semblance.images {
    requires transitive semblance.api;
}

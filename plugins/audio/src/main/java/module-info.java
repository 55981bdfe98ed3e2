/** Reads and writes sounds. */
module semblance.audio {
    requires transitive semblance.api;
}

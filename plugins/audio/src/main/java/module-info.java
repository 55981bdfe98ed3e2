/** Reads and writes sounds: WAV files, and folders and zip archives of them, resampled where they are asked to be. */
module semblance.audio {
    requires transitive semblance.api;

    exports semblance.audio;

    provides semblance.api.data.DataSource with
            semblance.audio.AudioSource;
    provides semblance.api.data.DataSink with
            semblance.audio.AudioSink;
}

/**
 * Reads and writes pictures: PNG and JPEG files, folders and zip archives of them, the IDX files of MNIST, and grids of
 * many pictures in one. Pixels are coded and decoded by the JDK's own ImageIO.
 */
module semblance.images {
    requires transitive semblance.api;
    requires java.desktop;

    exports semblance.images;

    provides semblance.api.data.DataSource with
            semblance.images.ImageSource;
    provides semblance.api.data.DataSink with
            semblance.images.ImageSink;
}

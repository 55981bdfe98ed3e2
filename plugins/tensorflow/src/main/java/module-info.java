/** Networks and their training on TensorFlow, for the plugins that are built of them. */
module semblance.tensorflow {
    requires jdk.management;
    requires transitive semblance.api;
    requires transitive tensorflow;
    requires transitive org.tensorflow.ndarray;

    exports semblance.tensorflow;
}

package semblance.tensorflow.runtime;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.security.AccessController;
import java.security.PrivilegedAction;
import java.util.List;
import java.util.Properties;
import org.bytedeco.javacpp.Loader;

/**
 * The native library of TensorFlow: found beside this plugin, unpacked where that was not done before, and loaded once
 * in the life of the process. Whatever uses TensorFlow calls {@link #load()} first.
 */
public final class Native {
    /** The system property of the folder to unpack to. The command line takes it from SEMBLANCE_NATIVE_CACHE. */
    public static final String CACHE = "semblance.native.cache";

    private static final String JAVACPP_CACHE = "org.bytedeco.javacpp.cachedir";
    private static final String LIBRARIES = "org/tensorflow/internal/c_api/";

    private static volatile boolean loaded; // as the library is: for the process

    private Native() {}

    /**
     * Loads the library, unless it is loaded. The first call takes a second, and some more on a machine where it must
     * be unpacked, which is logged.
     *
     * @throws UnsatisfiedLinkError if there is none for this platform, or it can be neither unpacked nor loaded; the
     *     message is a line that says what to do
     */
    public static void load() {
        if (!loaded) loadOnce();
    }

    private static synchronized void loadOnce() {
        if (loaded) return;
        Path cache = Path.of(System.getProperty(
                        CACHE,
                        Path.of(System.getProperty("user.home"), ".cache/semblance/native")
                                .toString()))
                .toAbsolutePath();
        try {
            new Unpacking(library(), cache).run();
        } catch (IOException e) {
            throw failed("cannot unpack TensorFlow's native library: " + e.getMessage(), e);
        }
        // The library's threads last for ever, and on Java before 24 would hold on to all callers of this.
        link(cache);
        loaded = true;
    }

    @SuppressWarnings("removal") // nothing else keeps callers out of what a new thread inherits on Java 17
    private static void link(Path cache) {
        AccessController.doPrivileged((PrivilegedAction<Void>) () -> {
            String before = System.getProperty(JAVACPP_CACHE);
            System.setProperty(JAVACPP_CACHE, cache.toString());
            try {
                Loader.getCacheDir(); // which remembers it
                Loader.load(org.tensorflow.internal.c_api.global.tensorflow.class);
            } catch (IOException | LinkageError e) {
                throw failed("cannot load TensorFlow's native library: " + deepest(e), e);
            } finally {
                if (before == null) System.clearProperty(JAVACPP_CACHE);
                else System.setProperty(JAVACPP_CACHE, before);
            }
            return null;
        });
    }

    /** Where the library lies for this platform; for graphics processors where that one is installed. */
    private static URL library() throws IOException {
        String platform = Loader.getPlatform();
        String file = System.mapLibraryName("jnitensorflow");
        ClassLoader loader = Native.class.getClassLoader();
        for (String folder : List.of(platform + "-gpu", platform)) {
            URL found = loader.getResource(LIBRARIES + folder + "/" + file);
            if (found != null) return found;
        }
        URL own = Native.class.getProtectionDomain().getCodeSource().getLocation();
        Path here = Path.of(URI.create(own.toString()));
        throw failed(
                "TensorFlow's native library for " + platform + " is not installed; put tensorflow-core-native-"
                        + version(loader) + "-" + platform + ".jar into " + here.getParent(),
                null);
    }

    private static String version(ClassLoader loader) throws IOException {
        Properties properties = new Properties();
        URL url = loader.getResource("META-INF/maven/org.tensorflow/tensorflow-core-api/pom.properties");
        if (url == null) return "VERSION";
        try (var in = url.openStream()) {
            properties.load(in);
        }
        return properties.getProperty("version", "VERSION");
    }

    private static String deepest(Throwable e) {
        Throwable deepest = e;
        while (deepest.getCause() != null) deepest = deepest.getCause();
        return String.valueOf(deepest.getMessage());
    }

    private static UnsatisfiedLinkError failed(String message, Throwable cause) {
        UnsatisfiedLinkError error = new UnsatisfiedLinkError(message);
        error.initCause(cause);
        return error;
    }
}

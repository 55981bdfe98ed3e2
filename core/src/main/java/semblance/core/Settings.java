package semblance.core;

import java.nio.file.Path;
import java.util.List;

/**
 * How the platform is set up.
 *
 * @param plugins folders of plugins, or single jars
 * @param threads the number of threads to work on, at least 1; it changes no result
 * @param memory bytes that cached rows may take; beyond it they are kept in a file in {@code temporary}
 * @param temporary a folder for files that last as long as the platform is open
 */
public record Settings(List<Path> plugins, int threads, long memory, Path temporary) {

    /** @throws IllegalArgumentException if there is no thread or the memory is negative */
    public Settings {
        plugins = List.copyOf(plugins);
        if (threads < 1) throw new IllegalArgumentException("threads must be at least 1, got " + threads);
        if (memory < 0) throw new IllegalArgumentException("memory must be at least 0, got " + memory);
    }

    /** All processors, a quarter of the heap, the system's temporary folder. */
    public Settings(List<Path> plugins) {
        this(
                plugins,
                Runtime.getRuntime().availableProcessors(),
                Runtime.getRuntime().maxMemory() / 4,
                Path.of(System.getProperty("java.io.tmpdir")));
    }
}

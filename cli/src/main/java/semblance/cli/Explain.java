package semblance.cli;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.CancellationException;

/** Turns whatever goes wrong into a {@link Failure}: the words for the user and the exit code. */
final class Explain {
    private Explain() {}

    /** Work that may fail in any of the platform's ways. */
    interface Work<R> {
        R run() throws IOException;
    }

    /**
     * Does some work in which a complaint about an argument or a file means {@code exit}; what core's own exceptions
     * mean is known better by the platform.
     */
    static <R> R as(Exit exit, Platform platform, Work<R> work) {
        try {
            return work.run();
        } catch (Failure | CancellationException e) {
            throw e;
        } catch (UncheckedIOException e) { // rows are read lazily, so this is the data even while results are written
            throw piped(e.getCause(), platform.exit(e.getCause()).orElse(Exit.DATA));
        } catch (IOException e) {
            throw piped(e, platform.exit(e).orElse(exit));
        } catch (IllegalArgumentException e) {
            throw new Failure(platform.exit(e).orElse(exit), message(e), e);
        }
    }

    private static Failure piped(IOException e, Exit exit) {
        return new Failure(e instanceof Output.Closed ? Exit.PIPE : exit, message(e), e);
    }

    /** The failure that an exception stands for, wherever it comes from. */
    static Failure failure(Throwable e) {
        if (e instanceof Failure failure) return failure;
        if (e instanceof UncheckedIOException io) return piped(io.getCause(), Exit.DATA);
        if (e instanceof IOException io) return piped(io, Exit.FAILURE);
        if (e instanceof IllegalArgumentException) return new Failure(Exit.USAGE, message(e), e);
        if (e instanceof CancellationException) return new Failure(Exit.INTERRUPTED, message(e), e);
        if (e instanceof UnsatisfiedLinkError) return new Failure(Exit.PLUGIN, message(e), e);
        if (e instanceof OutOfMemoryError)
            return new Failure(
                    Exit.FAILURE, "out of memory (" + e.getMessage() + "); allow more: SEMBLANCE_JAVA_OPTS=-Xmx4g", e);
        return new Failure(Exit.FAILURE, "this should not happen: " + e + "; --debug shows where", e);
    }

    /** An exception's message in words that say what is wrong even where Java's own do not. */
    static String message(Throwable e) {
        if (e instanceof NoSuchFileException missing) return "no such file: '" + missing.getFile() + "'";
        if (e instanceof AccessDeniedException denied) return "no permission for '" + denied.getFile() + "'";
        if (e instanceof FileSystemException file && file.getReason() != null)
            return "'" + file.getFile() + "': " + file.getReason();
        boolean reason = String.valueOf(e.getMessage()).endsWith(")"); // as Java's own: path (reason)
        if (e instanceof FileNotFoundException && reason) return "cannot open " + e.getMessage();
        if (e.getMessage() == null || e.getMessage().isBlank())
            return e.getClass().getSimpleName();
        return e.getMessage();
    }
}

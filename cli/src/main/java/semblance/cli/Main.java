package semblance.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** Where the process starts. The launcher says where the distribution is and whether anybody watches. */
public final class Main {
    private Main() {}

    /**
     * Runs one command and ends the process with its exit code.
     *
     * @param arguments the words of the command
     */
    public static void main(String[] arguments) {
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), false, StandardCharsets.UTF_8);
        Shell shell = new Shell(
                System.in,
                new Output(new FileOutputStream(FileDescriptor.out)),
                err,
                System.getenv(),
                Boolean.getBoolean("semblance.terminal"),
                System::nanoTime,
                Optional.ofNullable(System.getProperty("semblance.home")).map(Path::of),
                new Interrupts(Runtime.getRuntime()::halt),
                Installed::new);
        int code = new Cli(shell).run(arguments);
        err.flush();
        System.exit(code); // threads that a plugin forgot must not keep the process
    }
}

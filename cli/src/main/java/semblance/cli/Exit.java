package semblance.cli;

/** What the process's exit code says. */
enum Exit {
    /** It worked. */
    OK(0),
    /** Something failed that is none of the below: a full disk, a fault of ours. */
    FAILURE(1),
    /** The command is wrong: an unknown verb, option, parameter or column, or a pipeline or schema file with an error. */
    USAGE(2),
    /** The rows cannot be read or learned from. */
    DATA(3),
    /** No plugin provides what was asked for, or one was rejected. */
    PLUGIN(4),
    /** A model file is missing, damaged, or of another kind. */
    MODEL_FILE(5),
    /** Stopped by Ctrl-C (SIGINT). */
    INTERRUPTED(130),
    /** Whoever read the output has left, as after {@code | head}; what a shell reports for SIGPIPE. */
    PIPE(141),
    /** Stopped by SIGTERM. */
    TERMINATED(143);

    private final int code;

    Exit(int code) {
        this.code = code;
    }

    /** The process's exit code. */
    int code() {
        return code;
    }
}

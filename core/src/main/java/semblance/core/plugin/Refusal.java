package semblance.core.plugin;

import java.nio.file.Path;

/** A check that failed: a diagnostic on its way to the plugin it is about. */
final class Refusal extends Exception {
    private static final long serialVersionUID = 1;

    private final String code;
    private final transient Path jar;
    private final String why;
    private final String fix;

    Refusal(String code, Path jar, String what, String why, String fix) {
        super(what, null, false, false);
        this.code = code;
        this.jar = jar;
        this.why = why;
        this.fix = fix;
    }

    /** Rejects the plugin. */
    void strike(Plugin plugin) {
        plugin.refuse(code, jar, getMessage(), why, fix);
    }

    /** Tells of it without rejecting the plugin. */
    void note(Plugin plugin) {
        plugin.note(code, jar, getMessage(), why, fix);
    }
}

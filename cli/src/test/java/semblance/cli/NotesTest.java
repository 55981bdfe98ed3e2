package semblance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NotesTest {
    private final List<String> told = new ArrayList<>();

    @AfterEach
    void tellNobodyElse() {
        Notes.to(Notes.STANDARD_ERROR);
    }

    /** As Java finds it, by the services of the module or of the class path. */
    @Test
    void whatPluginsLogReachesTheUserInALine() {
        Notes.to(told::add);
        System.Logger log = System.getLogger("some.plugin");
        log.log(Level.INFO, "unpacking {a} to 'b'");
        log.log(Level.WARNING, "{0} of {1}", "one", "two");
        log.log(Level.ERROR, "it failed", new IllegalStateException("so"));
        log.log(Level.DEBUG, "nobody wants to know");
        assertThat(told)
                .containsExactly(
                        "unpacking {a} to 'b'", "one of two", "it failed: java.lang.IllegalStateException: so");
        assertThat(log.isLoggable(Level.OFF)).isFalse();
    }
}

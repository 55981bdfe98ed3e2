package semblance.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import semblance.api.data.Engine;
import semblance.core.plugin.Plugin.State;

/** What is said of a folder that holds a plugin named {@code good} and others that are not. */
final class Verdicts {
    private Verdicts() {}

    /** Opens the folder, uses all engines, and compares everything that was said. */
    static void told(Path folder, String... lines) {
        try (Plugins plugins = Plugins.open(List.of(folder))) {
            assertThat(plugins.extensions(Engine.class).stream()
                            .map(provided -> provided.extension().name()))
                    .contains("good", "local");
            assertThat(plugins.diagnostics().stream().map(Diagnostic::toString)).containsExactly(lines);
            assertThat(plugins.all()).allSatisfy(plugin -> assertThat(plugin.state() == State.REJECTED)
                    .isEqualTo(plugin.diagnostics().stream().anyMatch(d -> !d.warning())));
        }
    }
}

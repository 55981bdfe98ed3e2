package semblance.core.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import semblance.api.Help;
import semblance.api.data.Dataset;
import semblance.api.data.Engine;

class ExtensionContractTest {
    /** In a class that is not public, wrong name, no help for its parameters, a message without the parameter's name, invalid defaults. */
    @Help("an engine in need of care.")
    public record Careless(int threads, double share, String[] hosts) implements Engine {
        public Careless() {
            this(0, 2, new String[0]);
        }

        public Careless {
            if (threads < 0) throw new IllegalArgumentException("too few");
            if (!(share >= 0)) share = 0;
        }

        @Override
        public String name() {
            return "Careless Engine";
        }

        @Override
        public Dataset bind(Dataset data) {
            return data;
        }
    }

    private record Hidden() implements Engine {
        @Override
        public String name() {
            return "hidden";
        }

        @Override
        public Dataset bind(Dataset data) {
            return data;
        }
    }

    private final Map<String, ContractViolation> careless = World.violations(new Careless(), new World());

    @Test
    void everyCarelessnessIsFound() {
        assertThat(careless)
                .containsOnlyKeys(
                        "it is a public record in an exported package",
                        "its name is of lower-case words with dashes",
                        "its no-argument constructor holds valid defaults",
                        "its parameters are of types that text can set",
                        "its parameters can be read back from text",
                        "help is given for it and for every parameter",
                        "it can be shipped as bytes",
                        "a bad value of 'threads' is refused by its name",
                        "a bad value of 'share' is refused by its name");
    }

    @Test
    void aRefusalThatDoesNotNameTheParameterIsShown() {
        assertThat(careless.get("a bad value of 'threads' is refused by its name"))
                .hasMessage("""
                        expected that threads = -2147483648 is accepted, or refused by its name
                           found java.lang.IllegalArgumentException: too few
                          breaks Extension: "rejects bad values with an {@link IllegalArgumentException} that names the parameter\"""");
    }

    @Test
    void anExtensionThatIsNotPublicIsFound() {
        assertThat(World.violations(new Hidden(), new World()))
                .containsKeys(
                        "it is a public record in an exported package",
                        "its no-argument constructor holds valid defaults",
                        "help is given for it and for every parameter");
    }
}

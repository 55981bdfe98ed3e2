package semblance.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import semblance.api.Extension;
import semblance.api.Help;
import semblance.api.train.Seed;

class ParametersTest {
    public enum Covariance {
        FULL,
        TIED,
        SPHERICAL_EQUAL
    }

    public record Mixture(
            @Help("how many, at least 1") List<Integer> components,
            Covariance covariance,
            double tolerance,
            long seed,
            boolean scale,
            String note)
            implements Extension {
        public Mixture() {
            this(List.of(1, 2), Covariance.FULL, 1e-3, 0, true, "");
        }

        public Mixture {
            components = List.copyOf(components);
            for (int k : components)
                if (k < 1) throw new IllegalArgumentException("components must be at least 1, got " + k);
        }

        @Override
        public String name() {
            return "mixture";
        }
    }

    public interface Rule extends Extension {}

    public record Plain(@Help("step") double learningRate) implements Rule {
        @Override
        public String name() {
            return "plain";
        }
    }

    public record Momentum(double learningRate, double decay) implements Rule {
        public Momentum() {
            this(0.1, 0.9);
        }

        @Override
        public String name() {
            return "momentum";
        }
    }

    public record Training(int epochs, int batch) {
        public Training {
            if (epochs < 1) throw new IllegalArgumentException("epochs must be at least 1, got " + epochs);
        }
    }

    public record Net(Training training, Rule rule, List<String> labels, List<Covariance> kinds) implements Extension {
        public Net() {
            this(new Training(10, 32), new Plain(0.01), List.of(), List.of(Covariance.TIED));
        }

        @Override
        public String name() {
            return "net";
        }
    }

    private static final Parameters.Extensions RULES = new Parameters.Extensions() {
        @Override
        public Extension find(Class<? extends Extension> kind, String name) {
            if (name.equals("momentum")) return new Momentum();
            throw new IllegalArgumentException("no rule named '" + name + "'; installed: momentum, plain");
        }

        @Override
        public List<String> names(Class<? extends Extension> kind) {
            return List.of("momentum", "plain");
        }
    };

    private static <E extends Extension> E with(E defaults, String... pairs) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String pair : pairs)
            values.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
        return Parameters.configure(defaults, values, RULES);
    }

    private static void refused(Extension defaults, String message, String... pairs) {
        assertThatExceptionOfType(ParameterException.class)
                .isThrownBy(() -> with(defaults, pairs))
                .withMessage(message);
    }

    @Test
    void namedComponentsAreReplacedAndAllOthersStay() {
        assertThat(with(
                        new Mixture(),
                        "components=1..3,7",
                        "covariance=Spherical_Equal",
                        "tolerance= 1e-6 ",
                        "scale=FALSE"))
                .isEqualTo(new Mixture(List.of(1, 2, 3, 7), Covariance.SPHERICAL_EQUAL, 1e-6, 0, false, ""));
        Mixture defaults = new Mixture();
        assertThat(with(defaults)).isSameAs(defaults);
    }

    @Test
    void recordsAndExtensionsWithinAreReachedByDottedNames() {
        assertThat(with(new Net(), "training.epochs=3", "rule.learningRate=1", "kinds=full, spherical-equal"))
                .isEqualTo(new Net(
                        new Training(3, 32),
                        new Plain(1),
                        List.of(),
                        List.of(Covariance.FULL, Covariance.SPHERICAL_EQUAL)));
        assertThat(with(new Net(), "rule.decay=0.5", "rule=momentum").rule()).isEqualTo(new Momentum(0.1, 0.5));
        assertThat(with(new Net(), "rule=plain").rule()).isEqualTo(new Plain(0.01));
    }

    @Test
    void everyParameterIsDescribed() {
        assertThat(Parameters.describe(new Net(), RULES))
                .containsExactly(
                        new Parameter("training.epochs", "whole number", "10", List.of(), ""),
                        new Parameter("training.batch", "whole number", "32", List.of(), ""),
                        new Parameter("rule", "rule", "plain", List.of("momentum", "plain"), ""),
                        new Parameter("rule.learningRate", "number", "0.01", List.of(), "step"),
                        new Parameter("labels", "list of texts", "", List.of(), ""),
                        new Parameter(
                                "kinds", "list of choices", "tied", List.of("full", "tied", "spherical-equal"), ""));
        assertThat(Parameters.describe(new Mixture()).get(0))
                .isEqualTo(
                        new Parameter("components", "list of whole numbers", "1,2", List.of(), "how many, at least 1"));
    }

    @Test
    void anUnknownParameterIsNamedWithWhatIsNear() {
        refused(
                new Mixture(),
                "mixture: no parameter 'componets'; did you mean 'components'? "
                        + "parameters: components, covariance, tolerance, seed, scale, note",
                "componets=3");
        refused(new Net(), "net: training is a group of parameters: training.epochs, training.batch", "training=3");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            components=x        | components must be a list of whole numbers, got 'x'
            components=1,,2     | components must be a list of whole numbers, got '' in '1,,2'
            components=9..1     | components must be a list of whole numbers, got '9..1'
            components=3,0      | components must be at least 1, got 0
            components=99999999999 | components must be a whole number from -2147483648 to 2147483647, got '99999999999'
            components=1..9999999999 | components must be a list of whole numbers, got '1..9999999999'
            covariance=ful      | covariance must be one of full, tied, spherical-equal, got 'ful'; did you mean 'full'?
            tolerance=small     | tolerance must be a number, got 'small'
            tolerance=0x1p3     | tolerance must be a number, got '0x1p3'
            tolerance=1d        | tolerance must be a number, got '1d'
            seed=1.5            | seed must be a whole number, got '1.5'
            scale=yes           | scale must be true or false, got 'yes'
            scale=              | scale must be true or false, got ''
            """)
    void aWrongTextIsToldWhatWasExpected(String pair, String message) {
        refused(new Mixture(), "mixture: " + message, pair);
    }

    @Test
    void everyProblemIsReported() {
        refused(
                new Mixture(),
                "mixture: covariance must be one of full, tied, spherical-equal, got 'ful'; did you mean 'full'? "
                        + "tolerance must be a number, got 'x'; no parameter 'K'; "
                        + "parameters: components, covariance, tolerance, seed, scale, note",
                "K=3",
                "tolerance=x",
                "covariance=ful");
    }

    @Test
    void problemsWithinRecordsSayWhere() {
        refused(new Net(), "net: training: epochs must be at least 1, got 0", "training.epochs=0");
        refused(
                new Net(),
                "net: rule: no rule named 'momentun'; installed: momentum, plain",
                "rule=momentun",
                "rule.decay=0.5");
        refused(
                new Net(),
                "net: kinds must be a list of full, tied, spherical-equal, got 'round' in 'tied,round'",
                "kinds=tied,round");
    }

    @Test
    void textIsTakenAsItIs() {
        assertThat(with(new Mixture(), "note= a=b, c ").note()).isEqualTo(" a=b, c ");
    }

    @Test
    void valuesReadBackAsTheSameRecord() {
        for (long seed = 0; seed < 500; seed++) {
            RandomGenerator random = new Seed(seed).random();
            double any = Double.longBitsToDouble(random.nextLong());
            double tolerance = random.nextInt(4) == 0 ? -0.0 : any;
            Mixture mixture = new Mixture(
                    random.ints(random.nextInt(4), 1, Integer.MAX_VALUE).boxed().toList(),
                    Covariance.values()[random.nextInt(3)],
                    tolerance,
                    random.nextLong(),
                    random.nextBoolean(),
                    text(random));
            assertThat(Parameters.configure(new Mixture(), Parameters.values(mixture), RULES))
                    .as("seed " + seed)
                    .isEqualTo(mixture);
            List<String> labels = random.ints(random.nextInt(4), 0, 9)
                    .mapToObj(i -> text(random))
                    .toList();
            Net net = new Net(new Training(7, 1), new Momentum(0.5, any), labels, List.of());
            assertThat(Parameters.configure(new Net(), Parameters.values(net), RULES))
                    .as("seed " + seed)
                    .isEqualTo(net);
        }
    }

    private static String text(RandomGenerator random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(4); i > 0; i--) text.append("a, \\=é.".charAt(random.nextInt(7)));
        return text.toString();
    }

    @ParameterizedTest
    @ValueSource(
            doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -0.0, 1e300, 4.9e-324, 2e-3})
    void everyDoubleReadsBack(double value) {
        assertThat(with(
                        new Plain(1),
                        "learningRate=" + Parameters.values(new Plain(value)).get("learningRate")))
                .isEqualTo(new Plain(value));
    }

    @Test
    void numbersAreWrittenTheSameOnEveryJava() {
        assertThat(Parameters.values(new Momentum(2e-3, 2.0E23)))
                .containsExactly(Map.entry("learningRate", "0.002"), Map.entry("decay", "2E+23"));
    }

    public record Untyped(Object anything) implements Extension {
        @Override
        public String name() {
            return "untyped";
        }
    }

    public record Half(Rule rule) implements Extension {
        @Override
        public String name() {
            return "half";
        }
    }

    @Test
    void theAuthorsMistakesAreNamed() {
        assertThatIllegalStateException()
                .isThrownBy(() -> with(new Untyped("x"), "anything=1"))
                .withMessage("component 'anything' of " + Untyped.class.getName()
                        + " has a type that cannot be written as text: java.lang.Object");
        assertThatIllegalStateException()
                .isThrownBy(() -> Parameters.describe(new Half(null)))
                .withMessage("component 'rule' of " + Half.class.getName() + " is null; its constructors must set it");
    }
}

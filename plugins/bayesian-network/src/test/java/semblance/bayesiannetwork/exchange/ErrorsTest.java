package semblance.bayesiannetwork.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import semblance.api.train.Run;

/** What is said about files that are no networks, word for word. */
class ErrorsTest {
    private static final String AB =
            "variable a { type discrete [ 2 ] { no, yes }; } variable b { type discrete [ 2 ] { no, yes }; }\n";
    private static final String XML = """
            <BIF><NETWORK>
            <VARIABLE TYPE="nature"><NAME>a</NAME><OUTCOME>no</OUTCOME><OUTCOME>yes</OUTCOME></VARIABLE>
            """;
    private static final String NET = """
            net { }
            node a { states = ( "no" "yes" ); }
            continuous node x { }
            """;

    private static void refused(String file, String text, String message) {
        assertThatThrownBy(() -> PublishedTest.source(file).read(Memory.of(file, text), Run.of(1)))
                .isInstanceOf(IOException.class)
                .hasMessage(file + ", " + message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "variable # line 1, column 9: expected the name of a variable, found the end of the file",
                "network n { # line 1, column 12: expected 'property' or '}' in a network block, found the end of the"
                        + " file",
                "network n { property x # line 1, column 22: expected ';' at the end of a property, found the end of"
                        + " the file",
                "hello { } # line 1, column 1: expected 'network', 'variable' or 'probability', found 'hello'",
                "variable a { } # line 1, column 10: variable 'a' has no type",
                "variable a { type continuous; } # line 1, column 19: expected 'discrete' as the type of a variable,"
                        + " the only one of this format, found 'continuous'",
                "variable a { type discrete [ 3 ] { x, y }; } # line 1, column 30: expected as many states as are"
                        + " listed, 2, found 3",
                "variable a { type discrete [ -1 ] { x }; } # line 1, column 30: expected the number of states, at"
                        + " least 1, found '-1'",
                "variable a { type discrete [ 2 ] { x, x }; } # line 1, column 39: variable 'a' has the state 'x'"
                        + " twice",
                "variable a { type discrete [ 1 ] { \"x }; } # line 1, column 36: expected a closing '\"', found the"
                        + " end of the file",
                "/* variable # line 1, column 1: expected '*/' at the end of the comment, found the end of the file",
                "network n { } # line 1, column 14: expected at least one variable, found none",
            })
    void bifHasItsGrammar(String text, String message) {
        refused("a.bif", text, message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "variable a { type discrete [ 1 ] { x }; } # line 2, column 10: variable 'a' is declared twice, first"
                        + " in line 1",
                "probability ( a ) { table 0.5 0.5; } # line 1, column 58: variable 'b' is declared but has no"
                        + " probabilities",
                "probability ( c ) { table 1; } # line 2, column 15: no variable 'c' is declared; the variables are"
                        + " a, b",
                "probability ( a | c ) { table 1; } # line 2, column 19: no variable 'c' is declared; the variables"
                        + " are a, b",
                "probability ( a | a ) { table 1; } # line 2, column 19: variable 'a' has the parent 'a', itself",
                "probability ( a | b b ) { table 1; } # line 2, column 21: variable 'a' has the parent 'b' twice",
                "probability ( a ) { table 0.5 0.5; } probability ( a ) { table 0.5 0.5; } # line 2, column 52:"
                        + " variable 'a' is defined twice, first in line 2",
                "probability ( a ) { table 0.5; } # line 2, column 30: expected 2 probabilities in the table, only 1"
                        + " before this, found ';'",
                "probability ( a ) { table 0.5 0.25 0.25; } # line 2, column 36: expected ';' after the 2"
                        + " probabilities of the table, found '0.25'",
                "probability ( a ) { table 0.5 NaN; } # line 2, column 31: expected a probability of the table, the"
                        + " 2nd of 2, found 'NaN'",
                "probability ( a ) { table 0.5 1e999; } # line 2, column 31: expected a probability of the table, the"
                        + " 2nd of 2, found '1e999'",
                "probability ( a ) { table 1.5 -0.5; } # line 2, column 27: the distribution of 'a' has the negative"
                        + " probability -0.5",
                "probability ( a ) { table 0.5 0.6; } # line 2, column 27: the distribution of 'a' sums to"
                        + " 1.100000000; probabilities must sum to 1, or off by at most tolerance=0.01",
                "probability ( a ) { table 0 0; } # line 2, column 27: the distribution of 'a' sums to 0.000000000;"
                        + " probabilities must sum to 1",
                "probability ( a | b ) { (no) 0.5 0.5; } # line 2, column 15: the distribution of 'a' given b=yes is"
                        + " missing",
                "probability ( a | b ) { (no) 0.5 0.5; (no) 0.5 0.5; } # line 2, column 40: the distribution of 'a'"
                        + " given b=no is given twice, first in line 2",
                "probability ( a | b ) { (maybe) 0.5 0.5; } # line 2, column 26: variable 'b' has no state 'maybe';"
                        + " its states are no, yes",
                "probability ( a | b ) { (no, no) 0.5 0.5; } # line 2, column 28: expected ')' after a state of each"
                        + " parent of 'a', found ','",
                "probability ( a | b ) { table 1 1 0 0; (no) 1 0; } # line 2, column 41: expected one distribution"
                        + " for each configuration, found a row beside a table",
                "probability ( a | b ) { table 1 1 0 0; } probability ( b | a ) { table 1 1 0 0; } # line 2, column"
                        + " 15: the arcs form a cycle, which no Bayesian network may have: a -> b -> a",
            })
    void bifHasItsMeaning(String text, String message) {
        refused("ab.bif", AB + text, message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "<DEFINITION><FOR>a</FOR><TABLE>0.5</TABLE></DEFINITION></NETWORK></BIF> # line 3, column 32:"
                        + " expected 2 probabilities of 'a', found 1",
                "<DEFINITION><FOR>a</FOR><TABLE>0.5 half</TABLE></DEFINITION></NETWORK></BIF> # line 3, column 32:"
                        + " expected a probability, found 'half'",
                "<DEFINITION><FOR>a</FOR><GIVEN>b</GIVEN><TABLE>1 0</TABLE></DEFINITION></NETWORK></BIF> # line 3,"
                        + " column 32: no variable 'b' is declared; the variables are a",
                "<DEFINITION><TABLE>1 0</TABLE></DEFINITION></NETWORK></BIF> # line 3, column 13: expected one <FOR>"
                        + " in a <DEFINITION>, found 0",
                "<UTILITY/> # line 3, column 11: expected <VARIABLE>, <DEFINITION>, <NAME> or <PROPERTY>, found"
                        + " '<UTILITY>'",
                "<VARIABLE TYPE='decision'><NAME>b</NAME></VARIABLE> # line 3, column 27: expected variables of type"
                        + " 'nature', the only ones with a distribution, found 'decision'",
                "<VARIABLE><NAME>&b;</NAME></VARIABLE> # line 3, column 20: the entity '&b;' is not known; only"
                        + " those of XML are",
                "</NETWORK></BIF> # line 2, column 31: variable 'a' is declared but has no probabilities",
            })
    void xmlbifHasItsMeaning(String text, String message) {
        refused("a.xml", XML + text, message);
    }

    @Test
    void entitiesAreNeitherFetchedNorMultiplied() throws IOException {
        String bomb = """
                <?xml version="1.0"?>
                <!DOCTYPE BIF [
                <!ENTITY a "aaaaaaaaaaaaaaaaaaaa">
                <!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
                <!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">
                <!ENTITY file SYSTEM "file:///etc/passwd">
                <!ENTITY % more SYSTEM "http://127.0.0.1:9/more.dtd">
                %more;
                ]>
                <BIF><NETWORK><VARIABLE><NAME>""";
        String rest = "</NAME><OUTCOME>x</OUTCOME></VARIABLE></NETWORK></BIF>";
        refused(
                "a.xml",
                bomb + "&c;" + rest,
                "line 10, column 34: the entity '&c;' is not known; only those of XML are");
        refused(
                "a.xml",
                bomb + "&file;" + rest,
                "line 10, column 37: the entity '&file;' is not known; only those of XML are");
        String whole = bomb.replace("<NAME>", "<NAME>v") + "</NAME><OUTCOME>x</OUTCOME></VARIABLE>"
                + "<DEFINITION><FOR>v</FOR><TABLE>1</TABLE></DEFINITION></NETWORK></BIF>";
        assertThat(Memory.read(new XmlBifSource(), "a.xml", whole).schema().names())
                .containsExactly("v");
    }

    @Test
    void xmlIsReadInTheEncodingThatItNames() throws IOException {
        String text = "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><BIF><NETWORK><VARIABLE><NAME>Größe</NAME>"
                + "<OUTCOME>&lt;5 &amp; mehr</OUTCOME></VARIABLE><DEFINITION><FOR>Größe</FOR><TABLE><!-- one -->"
                + "1</TABLE></DEFINITION></NETWORK></BIF>";
        Memory file = Memory.of("a.xml", text.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
        assertThat(new XmlBifSource().read(file, Run.of(1)).schema().columns())
                .containsExactly(new semblance.api.data.Column.Categorical("Größe", "<5 & mehr"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "BAYES 2 2 2 1 1 0 # line 1, column 13: expected as many functions as variables, 2, found '1'",
                "BAYES 2 2 2 2 1 0 1 0 # line 1, column 21: variable x0 is the last one of two functions",
                "BAYES 2 2 2 2 1 0 1 7 # line 1, column 21: expected a variable from 0 to 1, found '7'",
                "BAYES 1 2 1 1 0 3 1 0 0 # line 1, column 17: expected 2 entries in the table of variable x0, found 3",
                "BAYES 1 2 1 1 0 2 1 # line 1, column 20: expected entry 2 of 2 of the table of x0, found the end of"
                        + " the file",
                "BAYES 1 2 1 1 0 2 1 0 0 # line 1, column 23: expected the end of the file after the last table,"
                        + " found '0'",
                "BAYES 2 2 2 2 2 0 1 2 1 0 4 1 0 1 0 4 1 0 1 0 # line 1, column 25: the arcs form a cycle, which no"
                        + " Bayesian network may have: x0 -> x1 -> x0",
                "UAI # line 1, column 1: expected 'BAYES' at the start, found 'UAI'",
            })
    void uaiHasItsMeaning(String text, String message) {
        refused("a.uai", text, message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "potential ( a ) { data = ( 1 2 3 ); } # line 4, column 32: expected ')' after 2 values, found '3'",
                "potential ( a ) { data = ( 1 ); } # line 4, column 26: expected 2 values in these brackets, found 1",
                "potential ( a ) { data = (( 1 2 )); } # line 4, column 27: expected values in 1 levels of brackets,"
                        + " found one level more",
                "potential ( a ) { } # line 4, column 13: the potential of 'a' has no data",
                "potential ( a | b ) { data = ( 1 2 ); } # line 4, column 17: no node 'b' is declared before this",
                "potential ( a | x ) { data = ( 1 2 ); } # line 4, column 17: expected parents with states of 'a',"
                        + " which has states, found the numeric 'x'",
                "potential ( a b ) { data = ( 1 2 ); } # line 4, column 15: expected ')' after the node and its"
                        + " parents, found 'b'",
                "potential ( x ) { data = normal ( 0, 0 ); } # line 4, column 38: expected a variance above 0, found"
                        + " 0.0",
                "potential ( x ) { data = normal ( 1 + a, 1 ); } # line 4, column 39: 'a' is no numeric parent of"
                        + " this node",
                "potential ( x ) { data = normal ( 1e308 + 1e308, 1 ); } # line 4, column 35: expected a mean whose terms"
                        + " add up to finite numbers, found more",
                "potential ( x | a ) { data = ( normal ( 1, 1 ) ); } # line 4, column 30: expected 2 values in these"
                        + " brackets, found 1",
                "utility u { } # line 4, column 1: expected chance nodes, the only ones that a network has, found"
                        + " 'utility'",
                "instance i : C ( ) { } # line 4, column 1: expected chance nodes, the only ones that a network has,"
                        + " found 'instance'",
            })
    void huginHasItsMeaning(String text, String message) {
        refused("a.net", NET + text, message);
    }

    @Test
    void huginClassesAreReadToo() throws IOException {
        String text = """
                class Person
                {
                    inputs = ();
                    outputs = (a x);
                    node_size = (80 40);
                    discrete node a { label = "A; node"; states = ( "no" "yes" ); HR_LinkMode = "[b:0]"; }
                    continuous node y { }
                    continuous node x { position = (1 2); }
                    potential ( a ) { data = ( 3 1 ); }
                    potential ( y ) { data = normal ( -1.5, 2 ); }
                    % the mean is 1 + 2 y - y / 2, or -y
                    potential ( x | a y )
                    {
                        data = ( normal ( 1 + 2*y - 0.5 * y, 0.25 ) % no
                                 normal ( -y, 1e-2 ) );
                    }
                }
                """;
        var network = Memory.read(new HuginSource(), "a.net", text);
        assertThat(network.schema().names()).containsExactly("a", "y", "x");
        var gaussian = (semblance.bayesiannetwork.ConditionalGaussian)
                network.nodes().get(2).distribution();
        assertThat(gaussian.coefficients()).containsExactly(1, 1.5, 0, -1);
        assertThat(gaussian.variances()).containsExactly(0.25, 0.01);
        assertThat(((semblance.bayesiannetwork.ProbabilityTable)
                                network.nodes().get(0).distribution())
                        .probabilities())
                .containsExactly(0.75, 0.25);
    }

    @Test
    void aToleranceIsAShare() {
        for (double bad : new double[] {-0.1, 1, Double.NaN}) {
            assertThatThrownBy(() -> new BifSource(bad))
                    .hasMessage("tolerance must be at least 0 and below 1, got " + bad);
            assertThatThrownBy(() -> new XmlBifSource(bad)).hasMessageContaining("tolerance");
            assertThatThrownBy(() -> new UaiSource(bad)).hasMessageContaining("tolerance");
        }
    }

    @Test
    void aToleranceMayBeWidened() throws IOException {
        String sloppy = AB + "probability ( a ) { table 0.5 0.45; } probability ( b ) { table 1 0; }";
        Memory.Listening run = new Memory.Listening();
        assertThat(new BifSource(0.1).read(Memory.of("ab.bif", sloppy), run).nodes())
                .hasSize(2);
        assertThat(run.warnings())
                .containsExactly("ab.bif: 1 row of probabilities did not sum to 1 and were divided by their sum; the"
                        + " worst, in line 2, summed to 0.9500000000");
    }

    @Test
    void defaultsMultiplyOnlySoFar() {
        StringBuilder text = new StringBuilder();
        for (int v = 0; v < 30; v++) text.append("variable v").append(v).append(" { type discrete [ 2 ] { 0, 1 }; }\n");
        text.append("probability ( v0 |");
        for (int v = 1; v < 30; v++) text.append(" v").append(v);
        refused(
                "big.bif",
                text + " ) { default 1 0; }",
                "line 31, column 15: the table of variable 'v0' would have 1073741824 entries, more than 16777216");
    }
}

package semblance.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class JsonTest {

    @Test
    void aTreeComesBackAsItWasInTheSameOrder() throws IOException {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("zebra", List.of(1L, -2.5, true, "a \"b\" \u00e9 \uD83D\uDE00\n"));
        tree.put("ant", Arrays.asList((Object) null));
        tree.put("", Map.of());
        tree.put("big", new BigInteger("123456789012345678901234567890"));
        for (String text : List.of(Json.compact(tree), Json.pretty(tree))) {
            Object read = Json.read(text, "text");
            assertThat(read).isEqualTo(tree);
            assertThat(((Map<?, ?>) read).keySet()).map(Object::toString).containsExactly("zebra", "ant", "", "big");
        }
    }

    @Test
    void theTwoLayoutsAreFixed() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("a", List.of(1, 2));
        tree.put("b", Map.of("c", 0.1f));
        tree.put("d", Map.of());
        tree.put("e", List.of());
        assertThat(Json.compact(tree)).isEqualTo("{\"a\":[1,2],\"b\":{\"c\":0.10000000149011612},\"d\":{},\"e\":[]}");
        assertThat(Json.pretty(tree)).isEqualTo("""
                        {
                          "a": [ 1, 2 ],
                          "b": {
                            "c": 0.10000000149011612
                          },
                          "d": {},
                          "e": []
                        }""");
    }

    @Test
    void doublesKeepEveryBitAndHaveTheShortestText() throws IOException {
        assertThat(Json.compact(List.of(1.0, -0.0, 0.1, 2e23, 1e300, Double.MIN_VALUE, 2.2250738585072014E-308)))
                .isEqualTo("[1.0,-0.0,0.1,2.0E23,1.0E300,4.9E-324,2.2250738585072014E-308]");
        long seed = 7;
        SplittableRandom random = new SplittableRandom(seed);
        List<Object> numbers = new ArrayList<>(List.of(-0.0, Double.MAX_VALUE, Double.MIN_NORMAL));
        while (numbers.size() < 20_000) {
            double number = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(number)) numbers.add(number);
        }
        assertThat(Json.read(Json.compact(numbers), "numbers"))
                .as("seed " + seed)
                .isEqualTo(numbers);
    }

    @Test
    void whatJsonLacksBecomesStrings() {
        assertThat(Json.compact(List.of(Double.NaN, Double.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY)))
                .isEqualTo("[\"NaN\",\"Infinity\",\"-Infinity\"]");
    }

    @Test
    void aFaultIsNamedWithLineAndColumn() {
        fails("{\"a\": 1,\n \"b\": x}", "f.json, line 2, column 7: Unrecognized token 'x'");
        fails("{\"a\": 1, \"a\": 2}", "f.json, line 1, column 13: Duplicate Object property \"a\"");
        fails("[1] [2]", "f.json, line 1, column 5: expected the end of the text, found more");
        fails("", "f.json is empty; expected JSON");
        fails("[1, 2", "f.json, line 1, column 6: Unexpected end-of-input");
        fails("[NaN]", "f.json, line 1, column");
        fails("[".repeat(500), "f.json, line 1, column 402: Document nesting depth (401) exceeds the maximum allowed");
        fails("[" + "1".repeat(500) + "]", "f.json, line 1, column");
    }

    private static void fails(String text, String message) {
        assertThatThrownBy(() -> Json.read(text, "f.json"))
                .isInstanceOf(JsonException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void otherValuesCannotBeWritten() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Json.compact(List.of(new int[0])))
                .withMessage("[I cannot be written as JSON");
        Object deep = 1;
        for (int i = 0; i < 500; i++) deep = List.of(deep);
        Object nested = deep;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Json.compact(nested))
                .withMessage("nested deeper than 400 levels");
    }
}

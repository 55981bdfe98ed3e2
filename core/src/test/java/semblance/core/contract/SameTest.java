package semblance.core.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SameTest {
    /** Something with an array, a list and a map. */
    public record Box(double[] means, List<int[]> codes, Map<String, Float> shares) {}

    private static Box box(double mean, int code, float share) {
        return new Box(new double[] {1, mean}, List.of(new int[] {code}), Map.of("a", share));
    }

    @Test
    void equalContentsAreTheSame() {
        assertThat(Same.difference(box(2, 3, 4), box(2, 3, 4))).isEmpty();
        assertThat(Same.difference(Double.NaN, Double.NaN)).isEmpty();
    }

    @Test
    void aDifferenceIsFoundByItsPath() {
        assertThat(Same.difference(box(2, 3, 4), box(2.5, 3, 4))).contains("means[1]: 2.0 is not 2.5");
        assertThat(Same.difference(box(2, 3, 4), box(2, 0, 4))).contains("codes[0][0]: 3 is not 0");
        assertThat(Same.difference(box(2, 3, 4), box(2, 3, 1))).contains("shares[a]: 4.0 is not 1.0");
        assertThat(Same.difference(new double[2], new double[3])).contains(".length: 2 is not 3");
    }

    @Test
    void zeroAndMinusZeroDiffer() {
        assertThat(Same.difference(new double[] {0.0}, new double[] {-0.0})).contains("[0]: 0.0 is not -0.0");
    }

    @Test
    void aCopySharesNoArray() {
        Box box = box(2, 3, 4);
        Box copy = PlainData.copy(box);
        assertThat(Same.difference(box, copy)).isEmpty();
        copy.means()[0] = 7;
        assertThat(box.means()[0]).isEqualTo(1);
    }

    @Test
    void whatIsNotPlainDataIsFoundByItsPath() {
        assertThat(PlainData.flaw("the model", List.of(new Object()), getClass().getModule()))
                .isEqualTo("the model[0] is of class java.lang.Object, which is not plain data");
        assertThat(PlainData.flaw("the model", box(1, 2, 3), getClass().getModule()))
                .contains("which is not public in an exported package");
    }
}

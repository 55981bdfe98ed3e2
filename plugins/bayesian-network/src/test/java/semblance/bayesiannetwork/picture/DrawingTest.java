package semblance.bayesiannetwork.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import semblance.api.train.Seed;

class DrawingTest {

    /** Each vertex has up to {@code most} parents among those before it, rather near ones. */
    private static int[][] graph(int size, int most, long seed) {
        RandomGenerator random = new Seed(seed).random();
        int[][] parents = new int[size][];
        for (int v = 0; v < size; v++) {
            int child = v;
            parents[v] = v == 0
                    ? new int[0]
                    : IntStream.range(0, random.nextInt(most + 1))
                            .map(i -> Math.max(0, child - 1 - random.nextInt(12)))
                            .distinct()
                            .toArray();
        }
        return parents;
    }

    private static Drawing draw(int[][] parents) {
        List<String> names = new ArrayList<>();
        for (int v = 0; v < parents.length; v++) names.add("v" + "x".repeat(v * 7 % 13) + v);
        return Drawing.of(names, parents);
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "2, 1", "8, 2", "30, 1", "40, 2", "40, 4", "120, 2", "60, 0"})
    void nothingOverlaps(int size, int most) {
        for (long seed = 0; seed < 10; seed++) {
            Drawing drawing = draw(graph(size, most, seed));
            List<Drawing.Box> boxes = drawing.boxes();
            for (int i = 0; i < boxes.size(); i++) {
                Drawing.Box one = boxes.get(i);
                assertThat(one.x() - one.width() / 2).isGreaterThanOrEqualTo(19.999);
                assertThat(one.x() + one.width() / 2).isLessThanOrEqualTo(drawing.width() - 19.999);
                assertThat(one.y() + one.height() / 2).isLessThanOrEqualTo(drawing.height() - 19.999);
                for (int j = 0; j < i; j++) {
                    Drawing.Box other = boxes.get(j);
                    assertThat(Math.abs(one.x() - other.x()) >= (one.width() + other.width()) / 2 + 15
                                    || Math.abs(one.y() - other.y()) >= one.height() + 15)
                            .as("seed %d: %s and %s", seed, one, other)
                            .isTrue();
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"8, 2", "40, 2", "40, 4", "120, 2"})
    void arcsGoDownAndPassBesideBoxes(int size, int most) {
        for (long seed = 0; seed < 10; seed++) {
            Drawing drawing = draw(graph(size, most, seed));
            for (Drawing.Arc arc : drawing.arcs()) {
                assertThat(arc.y()).isSorted();
                for (int i = 1; i + 1 < arc.x().length; i += 2) {
                    assertThat(arc.x()[i]).isEqualTo(arc.x()[i + 1]);
                    for (Drawing.Box box : drawing.boxes())
                        assertThat(Math.abs(arc.x()[i] - box.x()) >= box.width() / 2 + 10
                                        || box.y() - box.height() / 2 > arc.y()[i + 1]
                                        || box.y() + box.height() / 2 < arc.y()[i])
                                .as("seed %d: %d to %d through %s", seed, arc.from(), arc.to(), box.label())
                                .isTrue();
                }
            }
        }
    }

    @Test
    void arcsStartAndEndAtTheirBoxes() {
        int[][] parents = graph(40, 3, 7);
        Drawing drawing = draw(parents);
        int next = 0;
        for (int v = 0; v < 40; v++)
            for (int parent : parents[v]) {
                Drawing.Arc arc = drawing.arcs().get(next++);
                assertThat(arc.from()).isEqualTo(parent);
                assertThat(arc.to()).isEqualTo(v);
                Drawing.Box from = drawing.boxes().get(parent);
                Drawing.Box to = drawing.boxes().get(v);
                int last = arc.x().length - 1;
                assertThat(arc.x()[0]).isBetween(from.x() - from.width() / 2, from.x() + from.width() / 2);
                assertThat(arc.y()[0]).isCloseTo(from.y() + from.height() / 2, within(1e-9));
                assertThat(arc.x()[last]).isBetween(to.x() - to.width() / 2, to.x() + to.width() / 2);
                assertThat(arc.y()[last]).isCloseTo(to.y() - to.height() / 2, within(1e-9));
            }
        assertThat(next).isEqualTo(drawing.arcs().size());
    }

    @Test
    void aGraphThatCanBeDrawnWithoutCrossingsIs() {
        // a complete binary tree of seven levels, its vertices numbered in an order that tells nothing
        int size = 127;
        int[] name = new int[size];
        for (int i = 0; i < size; i++) name[i] = i * 50 % size;
        int[][] parents = new int[size][];
        for (int i = 0; i < size; i++) parents[name[i]] = i == 0 ? new int[0] : new int[] {name[(i - 1) / 2]};
        Layers layers = Layers.of(parents);
        Crossings.reduce(layers);
        assertThat(crossings(layers)).isZero();
    }

    @Test
    void exchangesAndSweepsLeaveFewCrossings() {
        long before = 0;
        long after = 0;
        for (long seed = 0; seed < 20; seed++) {
            Layers layers = Layers.of(graph(40, 2, seed));
            before += crossings(layers);
            Crossings.reduce(layers);
            after += crossings(layers);
        }
        assertThat(after).isLessThan(before / 4);
    }

    /** All pairs of arcs between two layers that cross, by definition. */
    private static long crossings(Layers layers) {
        int[] position = new int[layers.points()];
        for (int[] order : layers.order()) for (int i = 0; i < order.length; i++) position[order[i]] = i;
        long crossings = 0;
        for (int[] order : layers.order())
            for (int left : order)
                for (int right : order)
                    for (int a : layers.up()[left])
                        for (int b : layers.up()[right])
                            if (position[left] < position[right] && position[a] > position[b]) crossings++;
        return crossings;
    }

    @Test
    void layersAreTight() {
        // a long chain, and a vertex that has a child at its end only: it belongs right above that child
        int[][] parents = {{}, {0}, {1}, {2}, {3, 5}, {}};
        assertThat(Ranks.of(parents)).containsExactly(0, 1, 2, 3, 4, 3);
    }

    @Test
    void partsStandSideBySideInRows() {
        int[][] parents = new int[60][0];
        for (int v = 20; v < 40; v++) parents[v] = new int[] {v - 20};
        Drawing drawing = draw(parents);
        assertThat(drawing.boxes().get(20).y())
                .isGreaterThan(drawing.boxes().get(0).y());
        assertThat(drawing.boxes().get(59).y())
                .isGreaterThan(drawing.boxes().get(39).y());
        assertThat(drawing.width() / drawing.height()).isBetween(1.0, 2.5);
        assertThat(drawing.arcs()).hasSize(20);
    }

    @Test
    void nothingIsAnEmptyPicture() {
        assertThat(draw(new int[0][]).boxes()).isEmpty();
    }

    @Test
    void poolingGivesTheNearestOrderedSequence() {
        assertThat(Positions.isotonic(new double[] {1, 3, 2, 4}, new double[] {1, 1, 1, 1}))
                .containsExactly(1, 2.5, 2.5, 4);
        assertThat(Positions.isotonic(new double[] {3, 0}, new double[] {1, 2})).containsExactly(1, 1);
        assertThat(Positions.isotonic(new double[] {5, 4, 3, 9, 8}, new double[] {1, 1, 1, 1, 3}))
                .containsExactly(4, 4, 4, 8.25, 8.25);
    }

    @Test
    void aLargeGraphIsDrawnInSeconds() {
        long start = System.nanoTime();
        Drawing drawing = draw(graph(1500, 2, 1));
        assertThat(drawing.boxes()).hasSize(1500);
        assertThat((System.nanoTime() - start) / 1e9).isLessThan(20);
    }
}

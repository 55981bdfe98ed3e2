package semblance.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PiecesTest {

    @Test
    void resultsComeInOrderForAnyNumberOfThreads() {
        List<Integer> squares = IntStream.range(0, 1000).map(n -> n * n).boxed().toList();
        for (int threads : new int[] {1, 2, 5})
            try (Pieces pieces = new Pieces(threads)) {
                assertThat(pieces.map(1000, n -> n * n)).isEqualTo(squares);
                assertThat(pieces.map(0, n -> n)).isEmpty();
            }
    }

    @Test
    void severalThreadsWorkAtOnce() {
        CountDownLatch both = new CountDownLatch(2);
        try (Pieces pieces = new Pieces(2)) {
            assertThat(pieces.map(2, n -> {
                        both.countDown();
                        try {
                            both.await();
                        } catch (InterruptedException e) {
                            throw new IllegalStateException(e);
                        }
                        return n;
                    }))
                    .containsExactly(0, 1);
        }
    }

    @Test
    void piecesWithPiecesNeverUseMoreThreads() {
        Set<Thread> seen = ConcurrentHashMap.newKeySet();
        try (Pieces pieces = new Pieces(3)) {
            List<List<Integer>> nested = pieces.map(
                    20,
                    outer -> pieces.map(20, inner -> {
                        seen.add(Thread.currentThread());
                        return outer * inner;
                    }));
            assertThat(nested.get(7).get(6)).isEqualTo(42);
            assertThat(seen).hasSizeBetween(1, 3);
        }
    }

    @Test
    void theFailureOfTheFirstPieceIsThrownAsItIs() {
        for (int threads : new int[] {1, 2})
            try (Pieces pieces = new Pieces(threads)) {
                assertThatThrownBy(() -> pieces.map(
                                50,
                                outer -> pieces.map(3, n -> {
                                    if (outer >= 7 && n == 1) throw new IllegalArgumentException("piece " + outer);
                                    return n;
                                })))
                        .isExactlyInstanceOf(IllegalArgumentException.class)
                        .hasMessage("piece 7");
            }
    }
}

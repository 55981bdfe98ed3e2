package semblance.vae;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import semblance.api.data.Dataset;
import semblance.api.data.Table;
import semblance.api.train.Seed;
import semblance.vae.data.RowContent;
import semblance.vae.data.Tally;

/**
 * One pass over the rows. If they are in memory, it is one window of them all. Otherwise the partitions are visited in a
 * random order, as many at a time as fit in memory, and the rows of these are shuffled together.
 */
final class Pass {
    private final Dataset data;
    private final Prepared rows;
    private final Training training;
    private final int batch;
    private final Seed heldOut;
    private final Seed seed;
    private final List<int[]> groups = new ArrayList<>();
    private final List<Long> starts = new ArrayList<>();
    private long length;
    private int current = -1;
    private Window window;

    /** @param seed of this pass */
    Pass(Dataset data, Prepared rows, Training training, int batch, Seed heldOut, Seed seed) {
        this.data = data;
        this.rows = rows;
        this.training = training;
        this.batch = batch;
        this.heldOut = heldOut;
        this.seed = seed;
        if (rows.whole()) {
            groups.add(new int[0]);
            starts.add(0L);
            length = Window.batches(rows.trained().length, batch);
        } else group();
    }

    private void group() {
        int[] order = IntStream.range(0, rows.partitions().length).toArray();
        shuffle(order, seed.child(-1).random());
        long room = Math.max(batch, ((long) training.memory() << 20) / RowContent.bytes(data.schema()));
        List<Integer> group = new ArrayList<>();
        long held = 0;
        for (int p : order) {
            long more = rows.partitions()[p];
            if (!group.isEmpty() && held + more > room) {
                close(group, held);
                held = 0;
            }
            group.add(p);
            held += more;
        }
        if (!group.isEmpty()) close(group, held);
    }

    private void close(List<Integer> group, long held) {
        groups.add(group.stream().mapToInt(Integer::intValue).toArray());
        starts.add(length);
        length += Window.batches(held, batch);
        group.clear();
    }

    /** The number of batches. */
    long length() {
        return length;
    }

    /** The window that a batch, numbered from 0, is in. */
    Window window(long position) {
        int wanted = 0;
        while (wanted + 1 < starts.size() && starts.get(wanted + 1) <= position) wanted++;
        if (wanted != current) {
            window = rows.whole()
                    ? all()
                    : read(groups.get(wanted), seed.child(wanted).random());
            current = wanted;
        }
        return window;
    }

    /** Which batch of its window a batch is. */
    long within(long position) {
        window(position);
        return position - starts.get(current);
    }

    private Window all() {
        int[] order = rows.trained().clone();
        shuffle(order, seed.random());
        return new Window(rows.rows(), order, rows.shares());
    }

    private Window read(int[] partitions, RandomGenerator random) {
        List<Table> tables = new ArrayList<>();
        for (int p : partitions)
            try (Stream<Table> some = data.partition(p)) {
                some.map(this::trained).forEachOrdered(tables::add);
            }
        Table all = RowContent.join(data.schema(), tables);
        int[] order = IntStream.range(0, all.rows()).toArray();
        shuffle(order, random);
        float[] shares = new float[all.rows()];
        double[] weights = all.weights();
        for (int r = 0; r < shares.length; r++) shares[r] = (float) weights[r];
        return new Window(all, order, shares);
    }

    private Table trained(Table some) {
        double[] weights = some.weights();
        double share = training.holdout();
        long[] hashes = share == 0 ? new long[0] : RowContent.hashes(some);
        return RowContent.select(
                some,
                IntStream.range(0, some.rows())
                        .filter(r -> weights[r] > 0 && (share == 0 || !Tally.heldOut(hashes[r], share, heldOut)))
                        .toArray());
    }

    private static void shuffle(int[] order, RandomGenerator random) {
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[j];
            order[j] = kept;
        }
    }
}

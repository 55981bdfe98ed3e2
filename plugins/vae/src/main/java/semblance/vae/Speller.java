package semblance.vae;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import semblance.api.train.Seed;
import semblance.tensorflow.Feed;
import semblance.tensorflow.Plan;
import semblance.tensorflow.Program;
import semblance.tensorflow.Programs;
import semblance.vae.graph.Names;
import semblance.vae.graph.SpellPlan;
import semblance.vae.heads.TextHead;

/** Writes texts symbol after symbol, many at once. */
final class Speller {
    private static final int ROWS = 6 * Plan.ALIKE;

    private final Vae vae;
    private final TextHead head;
    private final SpellPlan plan;

    Speller(Vae vae, int column) {
        this.vae = vae;
        head = (TextHead) vae.structure().heads().get(column);
        int block = vae.structure().layout().places().get(column).block();
        plan = new SpellPlan(block, head.family(), vae.structure().decoder(), ROWS);
    }

    /**
     * A text to be written.
     *
     * @param row where to
     * @param summary what the decoder told of it
     * @param drawn whether its symbols are drawn, or else the most probable
     * @param seed where the randomness of the draws comes from
     */
    record Wish(int row, float[] summary, boolean drawn, long seed) {}

    /** Writes texts into their rows. */
    void spell(List<Wish> wishes, Serializable texts) {
        for (int from = 0; from < wishes.size(); from += ROWS) {
            List<Wish> some = wishes.subList(from, Math.min(wishes.size(), from + ROWS));
            List<String> written = Programs.with(plan, vae.weights(), program -> spell(program, some));
            for (int i = 0; i < some.size(); i++) ((String[]) texts)[some.get(i).row()] = written.get(i);
        }
    }

    private List<String> spell(Program program, List<Wish> wishes) {
        int size = head.family().summary();
        float[] summaries = new float[ROWS * size];
        List<RandomGenerator> randoms = new ArrayList<>();
        List<List<Integer>> symbols = new ArrayList<>();
        for (int i = 0; i < wishes.size(); i++) {
            System.arraycopy(wishes.get(i).summary(), 0, summaries, i * size, size);
            randoms.add(new Seed(wishes.get(i).seed()).random());
            symbols.add(new ArrayList<>());
        }
        Feed summary = new Feed(Names.told(plan.block()), summaries);
        boolean two = program.has(Names.state(1));
        List<float[]> state = two ? List.of(summaries, new float[summaries.length]) : List.of(summaries);
        int arrays = state.size();
        String[] fetches = two
                ? new String[] {Names.state(0), Names.state(1), Names.LOGITS}
                : new String[] {Names.state(0), Names.LOGITS};
        int[] before = new int[ROWS];
        boolean[] ended = new boolean[wishes.size()];
        int writing = ended.length;
        for (int place = 0; place < head.family().length() && writing > 0; place++) {
            List<Feed> feeds = new ArrayList<>(List.of(summary, new Feed(Names.BEFORE, before)));
            for (int i = 0; i < arrays; i++) feeds.add(new Feed(Names.state(i), state.get(i)));
            List<float[]> told = program.run(feeds, fetches);
            state = told.subList(0, arrays);
            for (int i = 0; i < ended.length; i++) {
                if (ended[i]) continue;
                RandomGenerator random = wishes.get(i).drawn() ? randoms.get(i) : null;
                int symbol = head.next(told.get(arrays), i * head.family().symbols(), random);
                before[i] = 1 + symbol;
                ended[i] = symbol == 0;
                if (ended[i]) writing--;
                else symbols.get(i).add(symbol);
            }
        }
        return symbols.stream().map(head.vocabulary()::text).toList();
    }
}

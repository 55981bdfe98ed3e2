package semblance.bayesiannetwork.inference;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * The plans that a batch of rows needs, each made when first asked for. A row is answered either by a plan of its own
 * pattern of known columns, in which only the unknown ones are variables, or, where many are unknown and all levels together
 * make a small tree, by the tree of all levels, in which what is known is evidence: that tree serves every pattern. Which of
 * the two depends on the row's pattern alone.
 */
final class Session {
    /** Asks how likely rows are. */
    static final int DENSITY = -1;
    /** Asks for the distribution of every level. */
    static final int LEVELS = -2;
    /** Asks for all columns together. */
    static final int ALL = -3;

    /** So few unknown levels are quicker to plan for than to find in a tree of all, unless that is small. */
    private static final int FEW = 8;

    private static final int VERY_FEW = 2;
    private static final double SMALL = 1 << 16;
    private static final double VERY_SMALL = 1 << 12;
    private static final int MANY = 200;
    /** Bytes of plans that are kept at once. */
    private static final double HOLD = 1 << 26;

    final Families families;
    final Limits limits;
    final Weighting weighting = new Weighting(this);
    private final int categorical;
    private final Map<Key, Plan> plans = new HashMap<>();
    private final Map<Key, Outline> shared = new HashMap<>();
    private double held;

    /** @param tree whether all levels are variables, and known ones evidence */
    private record Key(int question, BitSet known, boolean tree) {}

    Session(Families families, Limits limits) {
        this.families = families;
        this.limits = limits;
        int count = 0;
        for (Family family : families.of) if (family.states > 0) count++;
        categorical = count;
    }

    /** The plan for rows that know some columns; a question at least 0 asks for that column alone. */
    Plan plan(BitSet known, int question) {
        int levels = 0;
        for (int c = known.nextSetBit(0); c >= 0; c = known.nextSetBit(c + 1)) if (!families.numeric(c)) levels++;
        int unknown = categorical - levels;
        // the tree of all levels is made anew for every pattern of known numbers
        boolean ready = known.cardinality() - levels == families.size() - categorical;
        if (unknown > (ready ? VERY_FEW : FEW) && question != ALL) {
            BitSet numbers = (BitSet) known.clone();
            for (Family family : families.of) if (family.states > 0) numbers.clear(family.column);
            Key key = new Key(question >= 0 && families.numeric(question) ? question : LEVELS, numbers, true);
            if (shared.size() > MANY) shared.clear();
            Outline outline = shared.computeIfAbsent(key, this::outline);
            double limit = unknown > FEW ? SMALL : VERY_SMALL;
            if (outline.elimination.entries <= limit && outline.inexact.isEmpty()) return plan(key, outline, -1);
        }
        Key key = new Key(question, known, false);
        Plan found = plans.get(key);
        if (found != null) return found;
        Key own = new Key(question, (BitSet) known.clone(), false);
        return plan(own, outline(own), question >= 0 && !families.numeric(question) ? question : -1);
    }

    private Plan plan(Key key, Outline outline, int root) {
        Plan found = plans.get(key);
        if (found == null) {
            double bytes = outline.bytes() + 400.0 * families.size();
            if (held + bytes > HOLD) {
                plans.clear();
                held = 0;
            }
            held += bytes;
            found = new Plan(outline, root);
            plans.put(key, found);
        }
        return found;
    }

    private Outline outline(Key key) {
        BitSet wanted = new BitSet();
        if (key.question() == ALL) wanted.set(0, families.size());
        if (key.question() == LEVELS || key.tree())
            for (Family family : families.of)
                if (family.states > 0 && !key.known().get(family.column)) wanted.set(family.column);
        if (key.question() >= 0) wanted.set(key.question());
        return new Outline(families, limits, key.known(), wanted, key.question() >= 0);
    }

    /** What is known of a row of which nothing is known but the evidence. */
    Cells blank() {
        return new Cells(families, limits, families.blank(), -1);
    }
}

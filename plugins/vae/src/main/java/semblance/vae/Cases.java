package semblance.vae;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import semblance.api.data.Table;
import semblance.api.model.Evidence;
import semblance.vae.data.RowContent;
import semblance.vae.heads.LevelHead;
import semblance.vae.heads.NumberHead;
import semblance.vae.heads.Tails;
import semblance.vae.heads.Terms;

/**
 * What may be the case of rows, given evidence: weighted draws of the latent variables for each way to fill in the columns
 * of the condition, and those of which some levels are known. A range weights each draw by the mass it has there.
 */
final class Cases {
    /** Levels of a set are told apart as cases of their own as long as a row has no more of them than this. */
    private static final int MOST = 256;

    private final Vae vae;
    private final Structure structure;
    private final Known known;
    private final Particles particles;

    Cases(Vae vae, Known known) {
        this(vae, known, new Particles(vae));
    }

    Cases(Vae vae, Known known, Particles particles) {
        this.vae = vae;
        this.structure = vae.structure();
        this.known = known;
        this.particles = particles;
    }

    /** Uses the cases of one row. */
    interface Use {
        void of(int row, Case some);
    }

    /** A row and the log of how probable its condition is. */
    private record Variant(int row, double logPrior) {}

    /** Everything that may be the case of one row. */
    final class Case {
        private final List<Table> rows = new ArrayList<>();
        private final List<Integer> positions = new ArrayList<>();
        private final List<Particles.Draws> draws = new ArrayList<>();
        private double[] logWeights = {};

        private void add(Table table, int position, double logPrior, Particles.Draws some) {
            rows.add(table);
            positions.add(position);
            draws.add(some);
            int from = logWeights.length;
            logWeights = Arrays.copyOf(logWeights, from + particles.times());
            for (int s = 0; s < particles.times(); s++)
                logWeights[from + s] = logPrior + some.logWeights[s] + logMass(table, position, some, s);
        }

        /** How many draws there are. */
        int count() {
            return logWeights.length;
        }

        /** The log of the weight of each draw; not a copy. */
        double[] logWeights() {
            return logWeights;
        }

        /** The log density of what is known of the row, in nats. */
        double logDensity() {
            return Tails.logSum(logWeights) - Math.log(particles.times());
        }

        /** The weights, made to sum to one. */
        double[] weights() {
            return Tails.shares(logWeights);
        }

        /** The level of a column that a draw is for; -1 if the column is not known there. */
        int code(int column, int draw) {
            int v = draw / particles.times();
            return rows.get(v).codes(column)[positions.get(v)];
        }

        /** Whether a column is known, in the row or by the evidence or the case, to have one value. */
        boolean knows(int column, int draw) {
            int v = draw / particles.times();
            return !rows.get(v).missing(column, positions.get(v));
        }

        /** The number of a column that is known. */
        double number(int column, int draw) {
            int v = draw / particles.times();
            return rows.get(v).numbers(column)[positions.get(v)];
        }

        /** What the decoder says of a column given a draw. */
        Terms terms(int column, int draw) {
            return draws.get(draw / particles.times()).terms(column, draw % particles.times());
        }
    }

    /**
     * The cases of each row; cells that the evidence tells are filled in first, cells that contradict it stay.
     *
     * @param told whether it is asked what the decoder tells
     */
    void of(Table rows, boolean told, Use use) {
        int block = Math.max(1, particles.rowsAtOnce());
        for (int from = 0; from < rows.rows(); from += block)
            some(rows.slice(from, Math.min(rows.rows(), from + block)), from, told || needsTerms(), use);
    }

    private boolean needsTerms() {
        return known.hasRange() || !known.sets().isEmpty();
    }

    private void some(Table rows, int first, boolean told, Use use) {
        Cells cells = Cells.of(vae, rows);
        for (Map.Entry<Integer, Evidence.Range> range : known.ranges().entrySet())
            if (range.getValue().known())
                for (int r = 0; r < rows.rows(); r++)
                    if (cells.missing(range.getKey(), r))
                        cells.number(range.getKey(), r, range.getValue().low());
        Table filled = cells.table();
        List<Integer> positions = new ArrayList<>();
        List<int[]> choices = new ArrayList<>();
        List<Variant> variants = new ArrayList<>();
        int[] columns = columns();
        for (int r = 0; r < rows.rows(); r++) variants(filled, r, columns, positions, choices, variants);
        Table all = assigned(filled, positions, columns, choices);
        Case[] now = {null};
        particles.of(all, told, (v, draws) -> {
            Variant variant = variants.get(v);
            if (v == 0 || variants.get(v - 1).row() != variant.row()) now[0] = new Case();
            now[0].add(all, v, variant.logPrior(), draws);
            if (v == variants.size() - 1 || variants.get(v + 1).row() != variant.row())
                use.of(first + variant.row(), now[0]);
        });
    }

    /** The columns whose levels make cases of their own: those of the condition, then those of sets while there is room. */
    private int[] columns() {
        List<Integer> columns = new ArrayList<>();
        long cases = 1;
        for (int c : structure.conditions().columns()) columns.add(c);
        for (Map.Entry<Integer, int[]> set : known.sets().entrySet()) {
            cases *= set.getValue().length;
            if (cases <= MOST && !columns.contains(set.getKey())) columns.add(set.getKey());
        }
        return columns.stream().mapToInt(Integer::intValue).toArray();
    }

    private void variants(
            Table rows, int r, int[] columns, List<Integer> positions, List<int[]> choices, List<Variant> variants) {
        List<int[]> open = new ArrayList<>(List.of(new int[0]));
        for (int c : columns) {
            int code = rows.codes(c)[r];
            int[] levels = code >= 0
                    ? new int[] {code}
                    : known.sets().containsKey(c)
                            ? known.sets().get(c)
                            : java.util.stream.IntStream.range(
                                            0, structure.heads().get(c).family().targets())
                                    .toArray();
            List<int[]> longer = new ArrayList<>();
            for (int[] some : open)
                for (int level : levels) {
                    int[] more = Arrays.copyOf(some, some.length + 1);
                    more[some.length] = level;
                    longer.add(more);
                }
            open = longer;
        }
        for (int[] codes : open) {
            positions.add(r);
            choices.add(codes);
            variants.add(new Variant(r, structure.conditions().logShare(codes)));
        }
    }

    private Table assigned(Table rows, List<Integer> positions, int[] columns, List<int[]> choices) {
        Table some = RowContent.select(
                rows, positions.stream().mapToInt(Integer::intValue).toArray());
        if (columns.length == 0) return some;
        Cells cells = Cells.of(vae, some);
        for (int v = 0; v < positions.size(); v++)
            for (int i = 0; i < columns.length; i++) cells.code(columns[i], v, choices.get(v)[i]);
        return cells.table();
    }

    /** The log of the mass that a draw has in the ranges and sets of columns that are missing. */
    private double logMass(Table rows, int row, Particles.Draws draws, int s) {
        double sum = 0;
        for (int c : known.ranges().keySet())
            if (known.open(c) != null && rows.missing(c, row)) {
                Evidence.Range range = known.open(c);
                NumberHead head = (NumberHead) structure.heads().get(c);
                sum += head.law(draws.terms(c, s)).logMass(range.low(), range.high());
            }
        for (Map.Entry<Integer, int[]> set : known.sets().entrySet())
            if (rows.missing(set.getKey(), row)) {
                double[] p =
                        ((LevelHead) structure.heads().get(set.getKey())).probabilities(draws.terms(set.getKey(), s));
                double mass = 0;
                for (int code : set.getValue()) mass += p[code];
                sum += Math.log(mass);
            }
        return sum;
    }
}

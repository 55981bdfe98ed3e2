package semblance.core.contract;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import semblance.api.data.Dataset;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.api.model.Model;
import semblance.api.train.Iterative;
import semblance.api.train.Run;
import semblance.api.train.Trainer;

/** A trainer and what it makes of each example; each is learned once, when first asked for. */
final class Subject {
    static final long SEED = 1;

    /** More steps than any trainer set up for a test should need. */
    static final int STEPS = 10_000;

    final Trainer<?> trainer;
    final Surroundings around;
    final List<Example> examples;
    private final Map<String, Outcome> outcomes = new LinkedHashMap<>();

    /** What to say of a trainer that does not come to an end, once that is known; else of length 0. */
    ContractViolation[] endless = {};

    Subject(Trainer<?> trainer, Surroundings around) {
        this.trainer = trainer;
        this.around = around;
        this.examples = around.examples();
    }

    /** A model and the rows it was learned from. */
    record Fit(Example example, Model model) {
        Table rows() {
            return example.rows();
        }

        Schema schema() {
            return example.rows().schema();
        }
    }

    /** A model, or why there is none. */
    record Outcome(List<Fit> fit, List<RuntimeException> failure) {}

    /** Code that looks at one model. */
    @FunctionalInterface
    interface Look {
        void at(Fit fit) throws Exception;
    }

    /** What came of an example. */
    Outcome outcome(Example example) {
        return outcomes.computeIfAbsent(example.name(), name -> {
            try {
                return new Outcome(List.of(new Fit(example, learn(example.data(), Run.of(SEED)))), List.of());
            } catch (NotApplicable e) {
                throw e;
            } catch (RuntimeException e) {
                return new Outcome(List.of(), List.of(e));
            }
        });
    }

    /** The models of all examples that were not refused. */
    List<Fit> fits() {
        List<Fit> fits = new ArrayList<>();
        for (Example example : examples) fits.addAll(outcome(example).fit());
        return fits;
    }

    /** A model of other rows. */
    Model fit(Table rows) {
        return learn(new Example("", rows).data(), Run.of(SEED));
    }

    /**
     * Learns as {@code fit} does, but not for ever.
     *
     * @throws NotApplicable if an iterative trainer took more than {@value #STEPS} steps, now or before; {@link #endless}
     *     then tells
     */
    Model learn(Dataset data, Run run) {
        if (endless.length > 0) throw new NotApplicable("it does not come to an end");
        return trainer instanceof Iterative<?, ?> iterative ? steps(iterative, data, run) : trainer.fit(data, run);
    }

    private <S extends Record, M extends Model> M steps(Iterative<S, M> iterative, Dataset data, Run run) {
        S state = iterative.start(data, run);
        for (int step = 0; !iterative.done(state); step++) {
            if (step == STEPS) {
                endless = new ContractViolation[] {
                    Law.DONE.broken("done(state) to be true at last", "false after " + STEPS + " steps")
                };
                throw new NotApplicable("it does not come to an end");
            }
            state = iterative.next(state, data, run);
        }
        return iterative.model(state);
    }

    /**
     * Looks at every model that some condition holds for; a look that does not apply to one model is not held against
     * the others.
     *
     * @throws NotApplicable if it applies to none, with the reason
     */
    void each(Predicate<Fit> condition, String reason, Look look) throws Exception {
        List<Fit> some = fits().stream().filter(condition).toList();
        if (some.isEmpty()) throw new NotApplicable("no example that it learns from has " + reason);
        NotApplicable reasonNot = null;
        boolean looked = false;
        for (Fit fit : some) {
            try {
                look.at(fit);
                looked = true;
            } catch (NotApplicable e) {
                reasonNot = e;
            } catch (ContractViolation e) {
                throw e.on(fit.example().name());
            } catch (RuntimeException e) {
                throw Law.FAULTS.broken("no failure", e).on(fit.example().name());
            }
        }
        if (!looked) throw reasonNot;
    }

    /** Looks at every model. */
    void each(Look look) throws Exception {
        each(fit -> true, "rows", look);
    }

    /** Learns from other rows or sees them refused with a reason; the model, if there is one. */
    List<Model> fitOrRefusal(Table rows, Law law) {
        try {
            return List.of(fit(rows));
        } catch (IllegalArgumentException e) {
            demandReason(e, rows.schema(), law);
            return List.of();
        } catch (RuntimeException e) {
            throw law.broken("a model, or an IllegalArgumentException that says which column and why", e);
        }
    }

    /** @throws ContractViolation if a refusal names no column and says nothing of the rows */
    static void demandReason(IllegalArgumentException refusal, Schema schema, Law law) {
        Set<String> words = new TreeSet<>(schema.names());
        words.addAll(List.of("row", "weight", "target", "missing"));
        if (schema.names().size() > 0 && !Law.says(refusal, (Collection<String>) words))
            throw law.broken("a refusal that names a column or says what is wrong with the rows", refusal);
    }
}

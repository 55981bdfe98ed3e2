package semblance.core.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import semblance.api.data.Dataset;
import semblance.api.model.Model;
import semblance.api.train.Iterative;
import semblance.api.train.Run;
import semblance.api.train.Seed;

/** What a trainer that goes from state to state promises. */
final class IterativeChecks<S extends Record, M extends Model> {
    private final Iterative<S, M> trainer;
    private final Subject subject;

    private IterativeChecks(Iterative<S, M> trainer, Subject subject) {
        this.trainer = trainer;
        this.subject = subject;
    }

    static <S extends Record, M extends Model> List<Check> of(Iterative<S, M> trainer, Subject subject) {
        IterativeChecks<S, M> checks = new IterativeChecks<>(trainer, subject);
        return List.of(
                new Check("it comes to an end", checks::ends),
                new Check("every state is plain data", () -> subject.each(checks::plainData)),
                new Check("fitting is going from state to state", () -> subject.each(checks::fits)),
                new Check("equal states have equal next states", () -> subject.each(checks::remembersNothing)),
                new Check("the next state leaves the last one as it was", () -> subject.each(checks::leavesState)),
                new Check("every state has a model", () -> subject.each(checks::models)),
                new Check(
                        "stopped, saved, loaded and resumed, it gives the same bytes",
                        () -> subject.each(checks::resumes)),
                new Check(
                        "cancelled within a step and resumed, it gives the same bytes",
                        () -> subject.each(checks::resumesAfterCancelling)));
    }

    private Run run() {
        return Run.of(Subject.SEED);
    }

    private List<S> states(Dataset data) {
        List<S> states = new ArrayList<>(List.of(trainer.start(data, run())));
        while (!trainer.done(states.get(states.size() - 1))) {
            states.add(trainer.next(states.get(states.size() - 1), data, run()));
        }
        return states;
    }

    /** The first, the second, the middle and the last state. */
    private List<S> some(Dataset data) {
        List<S> states = states(data);
        return List.of(0, 1, states.size() / 2, states.size() - 1).stream()
                .filter(index -> index < states.size())
                .distinct()
                .map(states::get)
                .toList();
    }

    private M finish(S from, Dataset data) {
        S state = from;
        for (int step = 0; !trainer.done(state) && step < Subject.STEPS; step++)
            state = trainer.next(state, data, run());
        return trainer.model(state);
    }

    private void ends() throws Exception {
        try {
            subject.each(fit -> {
                List<S> states = states(fit.example().data());
                boolean done = trainer.done(states.get(states.size() - 1));
                Law.DONE.demand(done, "a state that is done to stay done", "that it is not");
            });
        } catch (NotApplicable e) {
            if (subject.endless.length > 0) throw subject.endless[0];
            throw e;
        }
    }

    private void plainData(Subject.Fit fit) {
        for (S state : some(fit.example().data())) {
            String flaw = PlainData.flaw("the state", state, trainer.getClass().getModule());
            Law.STATES.demand(flaw.isEmpty(), "states of plain data", flaw);
        }
    }

    private void fits(Subject.Fit fit) {
        Dataset data = fit.example().data();
        Law.RESUMING.demandSame("fit to give the model of the last state", fit.model(), trainer.fit(data, run()));
    }

    private void remembersNothing(Subject.Fit fit) {
        Dataset data = fit.example().data();
        List<S> states = states(data);
        for (int i = states.size() - 2; i >= 0; i -= Math.max(1, states.size() / 3)) {
            Law.MEMORY.demandSame(
                    "the same next state from an equal state, in any order of asking",
                    states.get(i + 1),
                    trainer.next(PlainData.copy(states.get(i)), data, run()));
        }
    }

    private void leavesState(Subject.Fit fit) {
        Dataset data = fit.example().data();
        S state = trainer.start(data, run());
        for (int step = 0; step < 20 && !trainer.done(state); step++) {
            S before = PlainData.copy(state);
            trainer.model(state);
            S next = trainer.next(state, data, run());
            Law.STATES.demandSame("a state that going on does not change", before, state);
            state = next;
        }
    }

    private void models(Subject.Fit fit) {
        for (S state : some(fit.example().data()))
            Law.SO_FAR.demandSame(
                    "a model of the columns of the rows in every state",
                    fit.schema().columns(),
                    trainer.model(state).schema().columns());
    }

    private void resumes(Subject.Fit fit) throws Exception {
        Dataset data = fit.example().data();
        for (S state : some(data)) {
            S loaded = subject.around.roundTrip(state);
            Law.RESUMING.demandSame("the same state once saved and loaded", state, loaded);
            Law.RESUMING.demandSame("the same model after going on", fit.model(), finish(loaded, data));
        }
    }

    private void resumesAfterCancelling(Subject.Fit fit) throws Exception {
        Dataset data = fit.example().data();
        S state = trainer.start(data, run());
        boolean stopped = false;
        while (!trainer.done(state)) {
            CancellationException stop = new CancellationException("stopped by the user");
            try {
                trainer.next(PlainData.copy(state), data, stopping(stop));
            } catch (RuntimeException e) {
                Law.STOPPING.demand(e == stop, "the CancellationException of Run.report as it is", e);
                stopped = true;
            }
            state = trainer.next(subject.around.roundTrip(state), data, run());
        }
        if (!stopped) throw new NotApplicable("its steps report nothing, so nothing can stop them");
        Law.RESUMING.demandSame(
                "the same model though every step was cancelled once", fit.model(), trainer.model(state));
    }

    private static Run stopping(CancellationException stop) {
        return new Run() {
            @Override
            public Seed seed() {
                return new Seed(Subject.SEED);
            }

            @Override
            public void report(String metric, long step, double value) {
                throw stop;
            }
        };
    }
}

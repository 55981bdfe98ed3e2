package semblance.randomforest;

import java.util.List;
import java.util.function.IntFunction;
import semblance.api.Help;
import semblance.api.data.Dataset;
import semblance.api.train.Run;
import semblance.api.train.Seed;
import semblance.api.train.Trainer;
import semblance.randomforest.adversarial.AdversarialForest;
import semblance.randomforest.adversarial.AdversarialForestTrainer;

/**
 * Learns a forest that predicts the target (Breiman 2001), if there is one, and an adversarial random forest (Watson et al.
 * 2023), which is a distribution of whole rows.
 */
@Help("random forest that predicts the target, and an adversarial one that is a distribution of whole rows")
public record RandomForestTrainer(
        @Help("how the target is predicted; nothing is learned by it without a target")
        ForestTrainer predictor,

        @Help("how the distribution of rows is learned") AdversarialForestTrainer joint)
        implements Trainer<RandomForest> {

    /** The defaults of both. */
    public RandomForestTrainer() {
        this(new ForestTrainer(), new AdversarialForestTrainer());
    }

    @Override
    public String name() {
        return "random-forest";
    }

    @Override
    public RandomForest fit(Dataset data, Run run) {
        List<Forest> target = data.schema().target().isEmpty() ? List.of() : List.of(predictor.fit(data, run));
        AdversarialForest rows = joint.fit(data, new Run() {
            @Override
            public Seed seed() {
                return run.seed().child(-1);
            }

            @Override
            public void report(String metric, long step, double value) {
                run.report(metric, step, value);
            }

            @Override
            public void warn(String message) {
                run.warn(message);
            }

            @Override
            public <R> List<R> map(int pieces, IntFunction<R> work) {
                return run.map(pieces, work);
            }
        });
        return new RandomForest(target, rows);
    }
}

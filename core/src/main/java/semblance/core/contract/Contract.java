package semblance.core.contract;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import semblance.api.Extension;
import semblance.api.ask.Question;
import semblance.api.data.DataSink;
import semblance.api.data.DataSource;
import semblance.api.data.Engine;
import semblance.api.exchange.ModelSink;
import semblance.api.exchange.ModelSource;
import semblance.api.optimize.Optimizer;
import semblance.api.optimize.Schedule;
import semblance.api.train.Trainer;
import semblance.api.train.Transform;

/** What an extension promises, as checks, chosen by what it is and, for a trainer, by what its models can do. */
public final class Contract {
    private Contract() {}

    /**
     * The checks that an extension must pass; their names are distinct. Choosing them may train a model.
     *
     * @throws IllegalArgumentException if it is of no kind that has a contract
     */
    public static List<Check> of(Extension extension, Surroundings around) {
        List<Check> checks = new ArrayList<>();
        if (extension instanceof Trainer<?> trainer) checks.addAll(TrainerContract.of(trainer, around));
        if (extension instanceof Transform transform) checks.addAll(TransformContract.of(transform, around));
        if (extension instanceof Engine engine) checks.addAll(EngineContract.of(engine, around));
        if (extension instanceof Optimizer optimizer) checks.addAll(OptimizerContract.of(optimizer));
        if (extension instanceof Schedule schedule) checks.addAll(ScheduleContract.of(schedule));
        if (extension instanceof DataSource source) checks.addAll(DataSourceContract.of(source, around));
        if (extension instanceof DataSink sink) checks.addAll(DataSinkContract.of(sink, around));
        if (extension instanceof Question<?> question) checks.addAll(QuestionContract.of(question, around));
        if (extension instanceof ModelSink<?> sink) checks.addAll(ModelSinkContract.of(sink, around));
        if (extension instanceof ModelSource<?> source)
            for (Check check : ModelSourceContract.of(source, around))
                if (checks.stream().noneMatch(other -> other.name().equals(check.name()))) checks.add(check);
        if (checks.isEmpty())
            throw new IllegalArgumentException(extension.getClass().getName()
                    + " is no trainer, transform, engine, optimizer, schedule, question, source or sink");
        checks.addAll(0, ExtensionContract.of(extension, around));
        Map<String, Check> distinct = new LinkedHashMap<>();
        for (Check check : checks)
            if (distinct.put(check.name(), check) != null)
                throw new IllegalStateException("two checks are named '" + check.name() + "'");
        return List.copyOf(checks);
    }
}

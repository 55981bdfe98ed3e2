package semblance.core.contract;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import semblance.api.model.Conditional;
import semblance.api.model.Decoder;
import semblance.api.model.Density;
import semblance.api.model.Encoder;
import semblance.api.model.Imputer;
import semblance.api.model.Model;
import semblance.api.model.Predictor;
import semblance.api.model.Sampler;
import semblance.api.train.Iterative;
import semblance.api.train.Trainer;

/** What a trainer and its models promise. A capability counts if the type of the models has it, or a model at hand. */
final class TrainerContract {
    private TrainerContract() {}

    /** The checks of a trainer. */
    static List<Check> of(Trainer<?> trainer, Surroundings around) {
        Subject subject = new Subject(trainer, around);
        List<Check> checks = new ArrayList<>();
        checks.addAll(LearningChecks.of(subject));
        checks.addAll(RowChecks.of(subject));
        checks.addAll(EdgeChecks.of(subject));
        if (trainer instanceof Iterative<?, ?> iterative) checks.addAll(IterativeChecks.of(iterative, subject));
        checks.addAll(ModelChecks.of(subject));
        if (can(subject, Sampler.class)) checks.addAll(SamplerChecks.of(subject));
        if (can(subject, Density.class)) checks.addAll(DensityChecks.of(subject));
        if (can(subject, Conditional.class)) {
            checks.addAll(ConditionalChecks.of(subject));
            checks.addAll(EvidenceChecks.of(subject));
        }
        if (can(subject, Predictor.class)) checks.addAll(PredictorChecks.of(subject));
        if (can(subject, Imputer.class)) checks.addAll(ImputerChecks.of(subject));
        if (can(subject, Encoder.class)) checks.addAll(EncoderChecks.of(subject, can(subject, Decoder.class)));
        return checks;
    }

    private static boolean can(Subject subject, Class<?> capability) {
        if (promises(subject.trainer.getClass(), capability)) return true;
        try {
            return subject.fits().stream().anyMatch(fit -> capability.isInstance(fit.model()));
        } catch (NotApplicable e) {
            return false; // it does not come to an end; a check says so
        }
    }

    private static boolean promises(Class<?> trainer, Class<?> capability) {
        return Arrays.stream(trainer.getMethods())
                .filter(method ->
                        method.getName().equals("fit") || method.getName().equals("model"))
                .map(Method::getReturnType)
                .anyMatch(type -> Model.class.isAssignableFrom(type) && capability.isAssignableFrom(type));
    }
}

package semblance.tensorflow;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** What follows a layer of sums. */
public enum Activation {
    /** max(x, 0). */
    RELU(Initial.HE),
    /** x, or a fifth of it below 0. Its second derivative exists in the graph, unlike that of others. */
    LEAKY_RELU(Initial.HE),
    /** x, or e^x - 1 below 0 (Clevert et al. 2016). */
    ELU(Initial.HE),
    /** x times the logistic function of x (Elfwing et al. 2018). */
    SWISH(Initial.HE),
    /** ln(1 + e^x). */
    SOFTPLUS(Initial.GLOROT),
    /** The hyperbolic tangent. */
    TANH(Initial.GLOROT),
    /** The logistic function. */
    SIGMOID(Initial.GLOROT),
    /** x itself. */
    LINEAR(Initial.GLOROT);

    private final Initial initial;

    Activation(Initial initial) {
        this.initial = initial;
    }

    /** Where the weights before it had better start. */
    public Initial initial() {
        return initial;
    }

    /** It, of each value. */
    public Operand<TFloat32> of(Ops tf, Operand<TFloat32> x) {
        return switch (this) {
            case RELU -> tf.nn.relu(x);
            case LEAKY_RELU -> tf.math.maximum(x, tf.math.mul(x, tf.constant(0.2f)));
            case ELU -> tf.nn.elu(x);
            case SWISH -> tf.math.mul(x, tf.math.sigmoid(x));
            case SOFTPLUS -> tf.math.softplus(x);
            case TANH -> tf.math.tanh(x);
            case SIGMOID -> tf.math.sigmoid(x);
            case LINEAR -> x;
        };
    }
}

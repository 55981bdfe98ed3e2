package semblance.tensorflow;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import semblance.api.optimize.Real;

/** A node of a graph as a number, so that update rules can be written into the graph; shapes broadcast. */
record Node(Ops tf, Operand<TFloat32> value) implements Real<Node> {
    private Node of(Operand<TFloat32> result) {
        return new Node(tf, result);
    }

    @Override
    public Node plus(Node other) {
        return of(tf.math.add(value, other.value));
    }

    @Override
    public Node plus(double constant) {
        return constant == 0 ? this : of(tf.math.add(value, tf.constant((float) constant)));
    }

    @Override
    public Node times(Node other) {
        return of(tf.math.mul(value, other.value));
    }

    @Override
    public Node times(double constant) {
        return constant == 1 ? this : of(tf.math.mul(value, tf.constant((float) constant)));
    }

    @Override
    public Node over(Node other) {
        return of(tf.math.div(value, other.value));
    }

    @Override
    public Node sqrt() {
        return of(tf.math.sqrt(value));
    }

    @Override
    public Node exp() {
        return of(tf.math.exp(value));
    }

    @Override
    public Node max(Node other) {
        return of(tf.math.maximum(value, other.value));
    }

    @Override
    public Node sign() {
        return of(tf.math.sign(value));
    }

    @Override
    public Node minus(Node other) {
        return of(tf.math.sub(value, other.value));
    }
}

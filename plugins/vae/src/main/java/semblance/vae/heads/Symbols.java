package semblance.vae.heads;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * A text as a sequence of symbols, each of which depends on those before it. The decoder tells a summary, from which a
 * recurrent layer spells. What is fed of each place is 0 after the end of a text or where it is missing, 1 for its end,
 * and more for symbols.
 *
 * @param symbols how many, with the end, which is the first, and the unknown one, which is the second
 * @param length the most symbols of a text, at least 1
 * @param summary how many numbers the decoder tells of a text
 * @param dropped the share of the symbols that training hides from the decoder (Bowman et al. 2016, section 3.1)
 */
public record Symbols(int symbols, int length, int summary, double dropped) implements Family {
    /** What is fed of the end of a text. */
    public static final int END = 1;

    /** What is fed of an unknown symbol. */
    public static final int UNKNOWN = 2;

    @Override
    public int targets() {
        return length;
    }

    @Override
    public int inputs() {
        return length;
    }

    @Override
    public int outputs() {
        return summary;
    }

    @Override
    public int free() {
        return 0;
    }

    @Override
    public int constants() {
        return 0;
    }

    @Override
    public Operand<TFloat32> seen(Ops tf, Operand<TFloat32> targets, Operand<TFloat32> mask) {
        return targets;
    }
}

package semblance.vae.graph;

import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;
import semblance.tensorflow.Net;
import semblance.tensorflow.Network;
import semblance.tensorflow.Plan;
import semblance.vae.heads.Symbols;

/**
 * One step of writing texts: from the summary, the symbol before and the state to the next symbol's logits and the next
 * state. The first array of the state starts as the summary, a second one as zeros.
 *
 * @param block the number of the text's block
 */
public record SpellPlan(int block, Symbols family, Network decoder, int rows) implements Plan {
    @Override
    public void draw(Net net) {
        Spelling spelling = new Spelling(net, Names.decoder(block), family, decoder);
        Operand<TFloat32> summary = net.input(Names.told(block), rows, family.summary());
        List<Operand<TFloat32>> state = new ArrayList<>();
        for (int i = 0; i < spelling.layer().arrays(); i++) state.add(net.input(Names.state(i), rows, decoder.units()));
        List<Operand<TFloat32>> next =
                spelling.step(spelling.before(net.integers(Names.BEFORE, rows)), spelling.always(summary), state);
        for (int i = 0; i < next.size(); i++) net.output(Names.state(i), next.get(i));
        net.output(Names.LOGITS, spelling.logits(next.get(0)));
    }
}

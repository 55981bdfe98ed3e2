package semblance.vae.graph;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import semblance.tensorflow.Net;
import semblance.tensorflow.Plan;

/** From rows, and several values of the latent variables for each, to what the decoder tells and log densities. */
public record ScorePlan(Shape shape, int rows, int times) implements Plan {
    @Override
    public boolean parallel() {
        return Share.of(shape, rows, times).size() > 1;
    }

    @Override
    public void draw(Net net) {
        Ops tf = net.tf();
        Operand<TFloat32> z = net.input(Names.LATENT, (long) rows * times, shape.latent());
        List<List<Operand<TFloat32>>> told = new ArrayList<>();
        List<Operand<TFloat32>> logs = new ArrayList<>();
        for (Share share : Share.of(shape, rows, times)) {
            Parts parts = new Parts(net, shape, share);
            told.add(parts.decode(share.of(tf, z, times), times));
            logs.add(parts.logDensity(
                    told.get(told.size() - 1),
                    parts.targets(),
                    parts.masks(),
                    Collections.nCopies(shape.blocks().size(), true),
                    times));
        }
        for (int b = 0; b < shape.blocks().size(); b++) {
            int block = b;
            net.output(
                    Names.told(b),
                    Share.joined(tf, told.stream().map(each -> each.get(block)).toList()));
        }
        net.output(Names.LOG_DENSITIES, Share.joined(tf, logs));
    }
}

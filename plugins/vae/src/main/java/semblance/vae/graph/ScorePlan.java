package semblance.vae.graph;

import java.util.Collections;
import java.util.stream.IntStream;
import semblance.tensorflow.Net;
import semblance.tensorflow.Plan;

/** From rows, and several values of the latent variables for each, to what the decoder tells and log densities. */
public record ScorePlan(Shape shape, int rows, int times) implements Plan {
    @Override
    public void draw(Net net) {
        Parts parts = new Parts(net, shape, rows);
        int blocks = shape.blocks().size();
        var z = net.input(Names.LATENT, (long) rows * times, shape.latent());
        var told = parts.decode(z, times);
        for (int b = 0; b < blocks; b++) net.output(Names.told(b), told.get(b));
        net.output(
                Names.LOG_DENSITIES,
                parts.logDensity(
                        told,
                        IntStream.range(0, blocks).mapToObj(parts::targets).toList(),
                        IntStream.range(0, blocks).mapToObj(parts::mask).toList(),
                        Collections.nCopies(blocks, true),
                        times));
    }
}

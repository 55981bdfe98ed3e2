package semblance.vae.graph;

import java.util.List;
import java.util.stream.IntStream;
import semblance.tensorflow.Net;
import semblance.tensorflow.Plan;

/** From rows to means and variances of their latent variables. */
public record EncodePlan(Shape shape, int rows) implements Plan {
    @Override
    public void draw(Net net) {
        Parts parts = new Parts(net, shape, rows);
        var blocks = IntStream.range(0, shape.blocks().size());
        var codes = parts.encode(
                blocks.mapToObj(parts::targets).toList(),
                IntStream.range(0, shape.blocks().size()).mapToObj(parts::mask).toList());
        for (int i = 0; i < 2; i++)
            net.output(List.of(Names.MEANS, Names.LOG_VARIANCES).get(i), codes.get(i));
    }
}

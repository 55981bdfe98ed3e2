package semblance.vae.graph;

import semblance.tensorflow.Net;
import semblance.tensorflow.Plan;

/** From latent variables to what the decoder tells of each block. */
public record DecodePlan(Shape shape, int rows) implements Plan {
    @Override
    public boolean parallel() {
        return Share.of(shape, rows, 1).size() > 1;
    }

    @Override
    public void draw(Net net) {
        var told = Share.of(shape, rows, 1).stream()
                .map(share -> new Parts(net, shape, share).decode(share.input(net, Names.LATENT, shape.latent()), 1))
                .toList();
        for (int b = 0; b < shape.blocks().size(); b++) {
            int block = b;
            net.output(
                    Names.told(b),
                    Share.joined(
                            net.tf(), told.stream().map(each -> each.get(block)).toList()));
        }
    }
}

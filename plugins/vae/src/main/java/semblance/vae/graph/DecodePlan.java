package semblance.vae.graph;

import semblance.tensorflow.Net;
import semblance.tensorflow.Plan;

/** From latent variables to what the decoder tells of each block. */
public record DecodePlan(Shape shape, int rows) implements Plan {
    @Override
    public void draw(Net net) {
        var outputs = new Parts(net, shape, rows).decode(net.input(Names.LATENT, rows, shape.latent()), 1);
        for (int b = 0; b < outputs.size(); b++) net.output(Names.told(b), outputs.get(b));
    }
}

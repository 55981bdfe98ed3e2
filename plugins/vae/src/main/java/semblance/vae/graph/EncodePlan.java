package semblance.vae.graph;

import java.util.List;
import semblance.tensorflow.Net;
import semblance.tensorflow.Plan;

/** From rows to means and variances of their latent variables. */
public record EncodePlan(Shape shape, int rows) implements Plan {
    @Override
    public boolean parallel() {
        return Share.of(shape, rows, 1).size() > 1;
    }

    @Override
    public void draw(Net net) {
        var codes = Share.of(shape, rows, 1).stream()
                .map(share -> {
                    Parts parts = new Parts(net, shape, share);
                    return parts.encode(parts.targets(), parts.masks());
                })
                .toList();
        for (int i = 0; i < 2; i++) {
            int which = i;
            net.output(
                    List.of(Names.MEANS, Names.LOG_VARIANCES).get(i),
                    Share.joined(
                            net.tf(),
                            codes.stream().map(each -> each.get(which)).toList()));
        }
    }
}

package semblance.vae;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import semblance.api.data.Table;
import semblance.tensorflow.Feed;
import semblance.vae.graph.Block;
import semblance.vae.graph.Layout;
import semblance.vae.graph.Names;
import semblance.vae.heads.Head;

/** Turns rows into what a graph of a fixed number of rows is fed; its arrays are used again and again. */
final class Filler {
    private final List<Head> heads;
    private final Layout layout;
    private final int capacity;
    private final List<float[]> targets = new ArrayList<>();
    private final List<float[]> masks = new ArrayList<>();
    private final float[] given;
    private final List<Feed> feeds = new ArrayList<>();

    /**
     * @param capacity the rows of the graph
     * @param masked of each block, whether the graph takes a mask
     */
    Filler(List<Head> heads, Layout layout, int capacity, List<Boolean> masked) {
        this.heads = heads;
        this.layout = layout;
        this.capacity = capacity;
        for (int b = 0; b < layout.blocks().size(); b++) {
            Block block = layout.blocks().get(b);
            targets.add(new float[Math.multiplyExact(capacity, block.targets())]);
            masks.add(new float[capacity * block.cells()]);
            feeds.add(new Feed(Names.targets(b), targets.get(b)));
            if (masked.get(b)) feeds.add(new Feed(Names.mask(b), masks.get(b)));
        }
        given = new float[capacity * layout.given()];
        if (given.length > 0) feeds.add(new Feed(Names.GIVEN, given));
    }

    /** Writes rows {@code positions[from]} to {@code positions[to - 1]}, and zeros after them. */
    List<Feed> fill(Table rows, int[] positions, int from, int to) {
        float[] nothing = new float[1];
        for (int c = 0; c < heads.size(); c++) {
            Head head = heads.get(c);
            Layout.Place place = layout.places().get(c);
            for (int i = from; i < to; i++) {
                int row = i - from;
                if (place.given()) {
                    head.write(rows, c, positions[i], given, row * layout.given() + place.cell(), nothing, 0);
                    continue;
                }
                Block block = layout.blocks().get(place.block());
                head.write(
                        rows,
                        c,
                        positions[i],
                        targets.get(place.block()),
                        row * block.targets() + place.cell() * block.family().targets(),
                        masks.get(place.block()),
                        row * block.cells() + place.cell());
            }
        }
        for (int b = 0; b < targets.size(); b++) {
            Block block = layout.blocks().get(b);
            Arrays.fill(targets.get(b), (to - from) * block.targets(), capacity * block.targets(), 0);
            Arrays.fill(masks.get(b), (to - from) * block.cells(), capacity * block.cells(), 0);
        }
        Arrays.fill(given, (to - from) * layout.given(), given.length, 0);
        return feeds;
    }
}

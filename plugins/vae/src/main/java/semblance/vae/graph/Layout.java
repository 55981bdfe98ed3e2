package semblance.vae.graph;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import semblance.api.data.Column;
import semblance.api.data.Schema;
import semblance.vae.heads.Family;
import semblance.vae.heads.Head;
import semblance.vae.heads.MelHead;
import semblance.vae.heads.TensorHead;
import semblance.vae.heads.TextHead;

/**
 * Where each column stands in the graph.
 *
 * @param places of each column, in the schema's order
 * @param given the number of values that tell of the condition
 */
public record Layout(List<Block> blocks, List<Place> places, int given) {
    /**
     * Where a column stands.
     *
     * @param block the number of its block; -1 for a column of the condition
     * @param cell its first cell there, or its first value in the condition
     */
    public record Place(int block, int cell) {
        /** Whether it is a column of the condition. */
        public boolean given() {
            return block < 0;
        }
    }

    /** Columns of equal families share a block; tensors and texts have their own. */
    public static Layout of(Schema schema, List<Head> heads, int[] conditions) {
        List<Block> blocks = new ArrayList<>();
        List<Place> places = new ArrayList<>();
        Map<Family, Integer> known = new LinkedHashMap<>();
        int given = 0;
        int[] starts = new int[heads.size()];
        for (int c : conditions) {
            starts[c] = given;
            given += heads.get(c).family().targets();
        }
        for (int c = 0; c < heads.size(); c++) {
            int column = c;
            Head head = heads.get(c);
            if (IntStream.of(conditions).anyMatch(condition -> condition == column)) {
                places.add(new Place(-1, starts[c]));
                continue;
            }
            if (head instanceof TensorHead) {
                places.add(new Place(blocks.size(), 0));
                Column.Tensor tensor = (Column.Tensor) schema.columns().get(c);
                List<Integer> shape = head instanceof MelHead mel ? mel.shape() : tensor.shape();
                blocks.add(new Block(head.family(), head.cells(), shape));
                continue;
            }
            if (head instanceof TextHead) {
                places.add(new Place(blocks.size(), 0));
                blocks.add(new Block(head.family(), head.cells(), List.of()));
                continue;
            }
            int block = known.computeIfAbsent(head.family(), family -> {
                blocks.add(new Block(family, 0, List.of()));
                return blocks.size() - 1;
            });
            places.add(new Place(block, blocks.get(block).cells()));
            blocks.set(block, new Block(head.family(), blocks.get(block).cells() + head.cells(), List.of()));
        }
        return new Layout(List.copyOf(blocks), List.copyOf(places), given);
    }
}

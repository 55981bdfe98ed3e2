package semblance.core.contract;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import semblance.api.data.Column;
import semblance.api.data.Kind;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.api.train.Seed;

/**
 * Small made-up tables, one for each thing that tables can have. The columns of a table depend on each other, so that a
 * model which forgets one is found out.
 */
final class Examples {
    private static final int ROWS = 240;
    private static final Column WIDTH = new Column.Numeric("width");
    private static final Column HEIGHT = new Column.Numeric("height");
    private static final Column COLOR = new Column.Categorical("color", "red", "green", "blue");
    private static final Column SIZE = new Column.Categorical("size", List.of("small", "large"), true);

    private Examples() {}

    /** Every example, the plainest first. */
    static List<Example> all() {
        RandomGenerator random = new Seed(7).random();
        double[] width = draw(random::nextGaussian);
        double[] height = new double[ROWS];
        int[] color = new int[ROWS];
        int[] size = new int[ROWS];
        for (int r = 0; r < ROWS; r++) {
            height[r] = 3 + 0.6 * width[r] + 0.5 * random.nextGaussian();
            color[r] = random.nextInt(4) > 0 ? (width[r] > 0.3 ? 0 : 1) : random.nextInt(3);
            size[r] = random.nextInt(5) > 0 == height[r] > 3 ? 1 : 0;
        }
        Table mixed = table(Schema.of(WIDTH, COLOR, HEIGHT, SIZE), width, color, height, size);
        return List.of(
                new Example("numeric", table(Schema.of(WIDTH, HEIGHT), width, height)),
                new Example("categorical", table(Schema.of(COLOR, SIZE), color, size)),
                new Example("mixed", mixed),
                new Example("missing", holes(mixed, random)),
                new Example("weighted", weighted(table(roles("", "count"), width, height, color), random)),
                new Example("classes", table(roles("color", ""), width, height, color)),
                new Example("regression", table(roles("height", ""), width, height, color)),
                new Example("whole", whole(width, random)),
                new Example("images", images(color, random)),
                new Example("texts", texts(color)));
    }

    private static Schema roles(String target, String weight) {
        return new Schema(List.of(WIDTH, HEIGHT, COLOR), target, weight);
    }

    private static Table table(Schema schema, Serializable... columns) {
        return Table.of(schema, List.of(columns));
    }

    private static double[] draw(java.util.function.DoubleSupplier from) {
        return IntStream.range(0, ROWS).mapToDouble(r -> from.getAsDouble()).toArray();
    }

    private static Table weighted(Table rows, RandomGenerator random) {
        return rows.withWeights(draw(() -> random.nextInt(4)));
    }

    private static Table holes(Table rows, RandomGenerator random) {
        Table result = rows;
        for (int c = 0; c < rows.schema().columns().size(); c++) {
            boolean[] hole = new boolean[ROWS];
            for (int r = 0; r < ROWS; r++) hole[r] = random.nextInt(8) == 0;
            result = Rows.without(result, c, hole);
        }
        return result;
    }

    private static Table whole(double[] width, RandomGenerator random) {
        double[] count = Arrays.stream(width).map(w -> Math.rint(20 + 6 * w)).toArray();
        double[] day = draw(() -> 19_000 + random.nextInt(700));
        double[] time = new double[ROWS];
        for (int r = 0; r < ROWS; r++) time[r] = day[r] * 86_400 + random.nextInt(86_400);
        return table(
                Schema.of(
                        new Column.Numeric("count", Kind.INTEGER),
                        new Column.Numeric("day", Kind.DATE),
                        new Column.Numeric("time", Kind.DATE_TIME)),
                count,
                day,
                time);
    }

    private static Table images(int[] color, RandomGenerator random) {
        Column.Tensor image = new Column.Tensor("image", List.of(4, 4, 1));
        float[] pixels = new float[ROWS * image.size()];
        for (int i = 0; i < pixels.length; i++)
            pixels[i] = color[i / image.size()] == i % 3 ? 0.9f : 0.1f * random.nextFloat();
        return table(new Schema(List.of(image, COLOR), "color", ""), pixels, color);
    }

    private static Table texts(int[] color) {
        String[] words = {"one two three", "two one", "three, two; \"one\""};
        String[] notes = Arrays.stream(color).mapToObj(c -> words[c]).toArray(String[]::new);
        return table(Schema.of(new Column.Text("note"), COLOR), notes, color);
    }
}

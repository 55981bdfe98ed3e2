package semblance.bayesiannetwork.picture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Where everything of a picture is, in pixels from the upper left corner.
 *
 * @param width of the picture
 * @param height of the picture
 * @param boxes of the vertices
 * @param arcs in the order of the children and of their parents
 */
public record Drawing(double width, double height, List<Box> boxes, List<Arc> arcs) {
    static final double MARGIN = 20;
    private static final double BOX_HEIGHT = 30;
    private static final double LAYER = 84; // from one layer to the next, less where few arcs pass
    private static final double FONT = 13;
    private static final int LONGEST = 28; // characters of a label that are shown

    /** A vertex: the middle of its box, and what it is labelled. */
    public record Box(double x, double y, double width, double height, String label) {
        Box moved(double right, double down) {
            return new Box(x + right, y + down, width, height, label);
        }
    }

    /** An arc: the points that it leads through from above, two for each bend, where it runs straight down. */
    public record Arc(int from, int to, double[] x, double[] y) {
        Arc moved(int from, int to, double right, double down) {
            return new Arc(
                    from,
                    to,
                    Arrays.stream(x).map(at -> at + right).toArray(),
                    Arrays.stream(y).map(at -> at + down).toArray());
        }
    }

    /**
     * Lays a graph out: each part that hangs together on its own, then the parts in rows, large ones first.
     *
     * @param parents those of each vertex; there must be no cycle
     */
    public static Drawing of(List<String> names, int[][] parents) {
        List<int[]> members = Parts.of(parents);
        List<Drawing> parts =
                members.stream().map(part -> part(names, parents, part)).toList();
        return Parts.together(members, parts, parents);
    }

    /** Lays out some of the vertices, which have no arcs to others. */
    private static Drawing part(List<String> names, int[][] parents, int[] part) {
        int[][] inner = Arrays.stream(part)
                .mapToObj(v -> Arrays.stream(parents[v])
                        .map(parent -> Arrays.binarySearch(part, parent))
                        .toArray())
                .toArray(int[][]::new);
        Layers layers = Layers.of(inner);
        Crossings.reduce(layers);
        List<String> labels =
                Arrays.stream(part).mapToObj(v -> label(names.get(v))).toList();
        double[] width =
                labels.stream().mapToDouble(label -> 22 + length(label)).toArray();
        double[] x = Positions.of(layers, width);
        double[] y = new double[layers.points()];
        for (int i = 0; i < layers.order().length; i++)
            for (int point : layers.order()[i]) y[point] = MARGIN + BOX_HEIGHT / 2 + i * LAYER;
        List<Box> boxes = new ArrayList<>();
        double right = 0;
        for (int v = 0; v < part.length; v++) {
            boxes.add(new Box(MARGIN + x[v], y[v], width[v], BOX_HEIGHT, labels.get(v)));
            right = Math.max(right, x[v] + width[v] / 2);
        }
        for (int point = part.length; point < x.length; point++) right = Math.max(right, x[point]);
        double bottom = MARGIN + BOX_HEIGHT + (layers.order().length - 1) * LAYER;
        return new Drawing(right + 2 * MARGIN, bottom + MARGIN, boxes, arcs(layers, boxes, x, y));
    }

    private static List<Arc> arcs(Layers layers, List<Box> boxes, double[] x, double[] y) {
        double[] start = ports(layers, boxes, x, 0);
        double[] end = ports(layers, boxes, x, 1);
        List<Arc> arcs = new ArrayList<>();
        for (int a = 0; a < layers.chains().size(); a++) {
            int[] chain = layers.chains().get(a);
            int last = chain.length - 1;
            double[] atX = new double[2 * last];
            double[] atY = new double[2 * last];
            atX[0] = start[a];
            atY[0] = y[chain[0]] + BOX_HEIGHT / 2;
            for (int i = 1; i < last; i++) {
                atX[2 * i - 1] = atX[2 * i] = MARGIN + x[chain[i]];
                atY[2 * i - 1] = y[chain[i]] - BOX_HEIGHT / 2;
                atY[2 * i] = y[chain[i]] + BOX_HEIGHT / 2;
            }
            atX[2 * last - 1] = end[a];
            atY[2 * last - 1] = y[chain[last]] - BOX_HEIGHT / 2;
            arcs.add(new Arc(chain[0], chain[last], atX, atY));
        }
        return arcs;
    }

    /** Where arcs leave (side 0) or reach (side 1) their boxes: spread over the box in the order of where they lead. */
    private static double[] ports(Layers layers, List<Box> boxes, double[] x, int side) {
        List<List<Integer>> of = new ArrayList<>();
        for (int v = 0; v < boxes.size(); v++) of.add(new ArrayList<>());
        int[] towards = new int[layers.chains().size()];
        for (int a = 0; a < towards.length; a++) {
            int[] chain = layers.chains().get(a);
            of.get(side == 0 ? chain[0] : chain[chain.length - 1]).add(a);
            towards[a] = side == 0 ? chain[1] : chain[chain.length - 2];
        }
        double[] ports = new double[towards.length];
        for (int v = 0; v < boxes.size(); v++) {
            List<Integer> arcs = of.get(v);
            arcs.sort(Comparator.comparingDouble(a -> x[towards[a]]));
            double step = Math.min(16, (boxes.get(v).width() - 12) / Math.max(1, arcs.size()));
            for (int i = 0; i < arcs.size(); i++)
                ports[arcs.get(i)] = boxes.get(v).x() + (i - (arcs.size() - 1) / 2.0) * step;
        }
        return ports;
    }

    private static String label(String name) {
        int[] points = name.codePoints().toArray();
        return points.length <= LONGEST ? name : new String(points, 0, LONGEST - 1) + "\u2026";
    }

    /** About how long a text is in a sans-serif font, rather too long than too short. */
    static double length(String text) {
        return text.codePoints()
                        .mapToDouble(c -> {
                            if ("iljtfrI.,:;'|!()[]{} ".indexOf(c) >= 0) return 0.42;
                            if ("mwMW@%&".indexOf(c) >= 0) return 0.98;
                            if (c >= 0x1100) return 1.05; // letters as wide as they are high
                            return Character.isUpperCase(c) || c == '_' || c == '\u2026' ? 0.74 : 0.63;
                        })
                        .sum()
                * FONT;
    }
}

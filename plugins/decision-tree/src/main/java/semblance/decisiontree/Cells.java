package semblance.decisiontree;

import java.io.Serializable;
import java.util.random.RandomGenerator;

/**
 * How the values of one column are told apart. A level is a cell of its own. The number line is cut at edges: cell 0 lies
 * below the first edge, cell c from edge c - 1 (exclusive) to edge c (inclusive), and the last cell beyond the last edge.
 * Within a cell numbers are spread evenly, beyond the edges exponentially; whole numbers k stand for k - 0.5 to k + 0.5.
 * So the density of a row is the probability of its cells times a factor that depends on each number alone.
 *
 * @param edges ascending; empty for levels
 * @param tail the mean distance of numbers beyond the outermost edges from them, in the unit of the column
 * @param whole whether numbers are whole
 * @param base how probable each cell is when nothing else is known, above 0, sum 1; shape [cells]
 */
public record Cells(double[] edges, double tail, boolean whole, double[] base) implements Serializable {

    int size() {
        return base.length;
    }

    boolean numeric() {
        return edges.length > 0;
    }

    /** The cell of a number that is not missing. */
    int cell(double number) {
        if (number < edges[0]) return 0;
        if (number > edges[edges.length - 1]) return edges.length;
        int low = 1;
        int high = edges.length - 1;
        while (low < high) {
            int middle = low + high >>> 1;
            if (number <= edges[middle]) high = middle;
            else low = middle + 1;
        }
        return low;
    }

    /** The largest number of a cell that is as whole as the column is; beyond the last edge some number there. */
    double last(int cell) {
        double edge = cell < edges.length ? edges[cell] : edges[cell - 1] + tail;
        if (whole) return cell < edges.length ? Math.floor(edge) : Math.ceil(edge);
        return cell < edges.length ? edge : Math.max(edge, Math.nextUp(edges[cell - 1]));
    }

    private boolean below(int cell) {
        return cell == 0;
    }

    private boolean beyond(int cell) {
        return cell == edges.length;
    }

    /** The log of the density of a number within its cell. */
    double logWithin(int cell, double number) {
        if (!below(cell) && !beyond(cell)) return -Math.log(edges[cell] - edges[cell - 1]);
        double distance = below(cell) ? edges[0] - number : number - edges[cell - 1];
        if (!whole) return -Math.log(tail) - distance / tail;
        return -(distance - 0.5) / tail + Math.log(-Math.expm1(-1 / tail));
    }

    /** The share of a cell that lies between two bounds, which for whole numbers reach half a unit beyond them. */
    double share(int cell, double low, double high) {
        if (!below(cell) && !beyond(cell)) {
            double from = Math.max(low, edges[cell - 1]);
            double to = Math.min(high, edges[cell]);
            return to > from ? (to - from) / (edges[cell] - edges[cell - 1]) : 0;
        }
        double near = Math.max(0, below(cell) ? edges[0] - high : low - edges[cell - 1]) / tail;
        double far = (below(cell) ? edges[0] - low : high - edges[cell - 1]) / tail;
        return far > near ? Math.exp(-near) * -Math.expm1(near - far) : 0;
    }

    /** A number drawn from the part of a cell between two bounds, as {@link #share} has them. */
    double draw(int cell, double low, double high, RandomGenerator random) {
        double from = below(cell) ? Double.NEGATIVE_INFINITY : edges[cell - 1];
        double to = beyond(cell) ? Double.POSITIVE_INFINITY : edges[cell];
        from = Math.max(from, low);
        to = Math.min(to, high);
        double share = 1 - random.nextDouble();
        if (!below(cell) && !beyond(cell)) {
            if (!whole) return Math.min(to, from + (to - from) * share);
            double first = Math.ceil(from);
            return Math.min(Math.floor(to), first + Math.floor((1 - share) * (Math.floor(to) - first + 1))) + 0.0;
        }
        double near = (below(cell) ? edges[0] - to : from - edges[cell - 1]) / tail;
        double far = (below(cell) ? edges[0] - from : to - edges[cell - 1]) / tail;
        double distance = tail * (near - Math.log1p(share * Math.expm1(near - far)));
        double number = below(cell) ? edges[0] - distance : edges[cell - 1] + distance;
        if (!whole)
            return Math.min(Math.max(number, Math.max(from, -Double.MAX_VALUE)), Math.min(to, Double.MAX_VALUE));
        return Math.min(Math.max(Math.rint(number), Math.ceil(from)), Math.floor(to)) + 0.0;
    }

    /** Where {@link #mean} and {@link #variance} count from. */
    double origin() {
        return edges[0] / 2 + edges[edges.length - 1] / 2;
    }

    /** The unit in which they count: squares of numbers may be too large, those of shares of the range are not. */
    double unit() {
        return Math.max(edges[edges.length - 1] / 2 - edges[0] / 2, Double.MIN_NORMAL);
    }

    /** The mean of a cell, less {@link #origin}, in {@link #unit}. */
    double mean(int cell) {
        if (!below(cell) && !beyond(cell))
            return ((edges[cell - 1] / 2 - origin() / 2) + (edges[cell] / 2 - origin() / 2)) / unit();
        double distance = whole ? 0.5 + 1 / Math.expm1(1 / tail) : tail;
        return below(cell) ? -1 - distance / unit() : 1 + distance / unit();
    }

    /** The variance of a cell, in the square of {@link #unit}. */
    double variance(int cell) {
        double unit = unit();
        if (below(cell) || beyond(cell)) {
            double deviation = (whole ? 0.5 / StrictMath.sinh(0.5 / tail) : tail) / unit;
            return deviation * deviation;
        }
        double width = (edges[cell] - edges[cell - 1]) / unit;
        return (width * width - (whole ? 1 / unit / unit : 0)) / 12;
    }
}

package semblance.bayesiannetwork.picture;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Writes a drawing as Scalable Vector Graphics that need nothing outside the file: no font, style sheet or script. */
public final class Svg {
    private static final double THINNEST = 1;
    private static final double WIDEST = 6;
    private static final double LEGEND = 14; // pixels of one of its lines

    private final Drawing drawing;
    private final Out out;

    /** Takes lines. */
    public interface Out {
        /** Takes a line. */
        void line(String line) throws IOException;
    }

    private Svg(Drawing drawing, Out out) {
        this.drawing = drawing;
        this.out = out;
    }

    /**
     * Writes a picture.
     *
     * @param titles what each box is called in full, as XML text
     * @param labels what stands in each box, as XML text
     * @param rounded whether a box has round ends, as those of numbers have
     * @param strengths of each arc, in nats; NaN where it is not known
     */
    public static void write(
            Drawing drawing,
            List<String> titles,
            List<String> labels,
            List<Boolean> rounded,
            double[] strengths,
            Out out)
            throws IOException {
        new Svg(drawing, out).write(titles, labels, rounded, strengths);
    }

    private void write(List<String> titles, List<String> labels, List<Boolean> rounded, double[] strengths)
            throws IOException {
        double strongest = 0;
        for (double strength : strengths) if (strength > strongest) strongest = strength;
        List<String> legend = strongest > 0
                ? List.of(
                        "arc width: mutual information",
                        "of child and parent given its",
                        "other parents; the widest is",
                        String.format(Locale.ROOT, "%.3g nats", strongest))
                : List.of();
        double width = Math.max(drawing.width(), strongest > 0 ? 220 : 0);
        double height = drawing.height() + legend.size() * LEGEND;
        out.line(text(
                "<svg xmlns='http://www.w3.org/2000/svg' width='%s' height='%s' viewBox='0 0 %s %s'"
                        + " font-family='Helvetica, Arial, sans-serif' font-size='13'>",
                width, height, width, height));
        out.line(text("<rect width='%s' height='%s' fill='#ffffff'/>", width, height));
        for (int a = 0; a < strengths.length; a++) arc(drawing.arcs().get(a), titles, strengths[a], strongest);
        for (int v = 0; v < titles.size(); v++)
            box(drawing.boxes().get(v), titles.get(v), labels.get(v), rounded.get(v));
        for (int i = 0; i < legend.size(); i++)
            out.line(text(
                            "<text x='20' y='%s' font-size='11' fill='#666666'>",
                            height - 12 - (legend.size() - 1 - i) * LEGEND)
                    + legend.get(i) + "</text>");
        out.line("</svg>");
    }

    private void arc(Drawing.Arc arc, List<String> titles, double strength, double strongest) throws IOException {
        boolean known = strength >= 0 && strongest > 0;
        double share = known ? Math.sqrt(strength / strongest) : 0;
        double wide = known ? THINNEST + (WIDEST - THINNEST) * share : 1.5;
        double head = 6 + 1.2 * wide; // pixels that the arrow head is long
        int last = arc.x().length - 1;
        StringBuilder path = new StringBuilder(text("M%s %s", arc.x()[0], arc.y()[0]));
        for (int i = 1; i <= last; i++) {
            double end = i == last ? arc.y()[i] - head + 1 : arc.y()[i];
            if (i % 2 == 0) path.append(text(" V%s", end));
            else {
                double middle = (arc.y()[i - 1] + end) / 2;
                path.append(text(" C%s %s %s %s %s %s", arc.x()[i - 1], middle, arc.x()[i], middle, arc.x()[i], end));
            }
        }
        String colour = colour(known ? share : 0.3);
        out.line("<g><title>" + titles.get(arc.from()) + " \u2192 " + titles.get(arc.to())
                + (known ? String.format(Locale.ROOT, ": %.4g nats", strength) : "") + "</title>");
        out.line("<path d='" + path + "' fill='none' stroke='" + colour + "'" + text(" stroke-width='%s'/>", wide));
        double x = arc.x()[last];
        double y = arc.y()[last];
        double half = 3 + 0.7 * wide;
        out.line(text("<path d='M%s %s L%s %s L%s %s Z'", x, y, x - half, y - head, x + half, y - head) + " fill='"
                + colour + "'/></g>");
    }

    /** From grey for nothing to dark blue for the strongest. */
    private static String colour(double share) {
        int red = (int) Math.round(176 - 146 * share);
        int green = (int) Math.round(184 - 120 * share);
        int blue = (int) Math.round(196 - 56 * share);
        return String.format(Locale.ROOT, "#%02x%02x%02x", red, green, blue);
    }

    private void box(Drawing.Box box, String title, String label, boolean rounded) throws IOException {
        out.line("<g><title>" + title + "</title>");
        out.line(text(
                        "<rect x='%s' y='%s' width='%s' height='%s' rx='%s'",
                        box.x() - box.width() / 2,
                        box.y() - box.height() / 2,
                        box.width(),
                        box.height(),
                        rounded ? box.height() / 2 : 5)
                + " fill='" + (rounded ? "#fdf3e3" : "#eef3fa") + "' stroke='" + (rounded ? "#b8863b" : "#5b7ba8")
                + "' stroke-width='1.2'/>");
        out.line(text("<text x='%s' y='%s' text-anchor='middle' fill='#1c2733'>", box.x(), box.y() + 4.5) + label
                + "</text></g>");
    }

    /** A template with numbers, each rounded to a tenth. */
    private static String text(String template, double... numbers) {
        Object[] words = new Object[numbers.length];
        for (int i = 0; i < words.length; i++) {
            long tenths = Math.round(numbers[i] * 10);
            words[i] =
                    tenths % 10 == 0 ? String.valueOf(tenths / 10) : String.format(Locale.ROOT, "%.1f", tenths / 10.0);
        }
        return String.format(Locale.ROOT, template, words).replace('\'', '"');
    }
}

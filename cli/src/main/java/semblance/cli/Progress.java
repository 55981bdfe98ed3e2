package semblance.cli;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import semblance.api.data.Kind;
import semblance.core.Watch;

/**
 * Shows on one line of the terminal how long work goes on, once it has taken a second, and removes the line at the end.
 * Where standard error is no terminal there are notes only, and none of these either if the user asked for quiet.
 */
final class Progress implements Watch, AutoCloseable {
    private static final long SECOND = 1_000_000_000L;
    private static final int BAR = 20;
    private static final String ERASE = "\r\033[K";

    private final Shell shell;
    private final boolean quiet;
    private final Map<String, Double> metrics = new LinkedHashMap<>();
    private String task = "";
    private long began;
    private long since;
    private long drawn;
    private boolean shown;
    private String metric = "";

    Progress(Shell shell, boolean quiet) {
        this.shell = shell;
        this.quiet = quiet;
    }

    @Override
    public synchronized void progress(String task, long done, long total, String unit) {
        if (quiet || !shell.terminal()) return;
        long now = shell.nanos().getAsLong();
        if (!task.equals(this.task)) {
            if (this.task.isEmpty()) began = now;
            this.task = task;
            since = now;
        }
        if (now - began < SECOND || shown && now - drawn < SECOND / 10) return;
        drawn = now;
        shown = true;
        String line = now - since < SECOND
                ? task + (metric.isEmpty() ? "" : "  " + metric) // short steps of long work have no rate of their own
                : line(task, done, total, unit, (now - since) / (double) SECOND, metric);
        shell.err().print(ERASE + line.substring(0, Math.min(line.length(), shell.width() - 1)));
        shell.err().flush();
    }

    /** One line: what, how far, how fast, how long still, and what was measured last. */
    static String line(String task, long done, long total, String unit, double seconds, String metric) {
        StringBuilder line = new StringBuilder(task).append("  ");
        double rate = done / seconds;
        if (total > 0) {
            double part = Math.min(1, (double) done / total);
            int full = (int) (part * BAR);
            line.append('[')
                    .append("#".repeat(full))
                    .append(".".repeat(BAR - full))
                    .append("] ");
            line.append((int) (100 * part)).append(" %  ");
        }
        line.append(grouped(done))
                .append(total > 0 ? " of " + grouped(total) : "")
                .append(' ')
                .append(unit);
        line.append("  ").append(grouped(rate)).append("/s");
        if (total > 0 && done > 0)
            line.append("  ")
                    .append(duration((long) Math.ceil(Math.max(0, total - done) / rate)))
                    .append(" left");
        return metric.isEmpty() ? line.toString() : line + "  " + metric;
    }

    private static String grouped(double value) {
        return String.format(Locale.ROOT, value < 10 && value != Math.rint(value) ? "%.1f" : "%,.0f", value);
    }

    private static String duration(long seconds) {
        String minutes = String.format(Locale.ROOT, "%d:%02d", seconds / 60 % 60, seconds % 60);
        return seconds < 3600
                ? minutes
                : String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }

    @Override
    public synchronized void measured(String metric, long step, double value) {
        metrics.put(metric, value);
        this.metric = metric + " " + Kind.REAL.format(Double.isFinite(value) ? rounded(value) : 0);
        if (!Double.isFinite(value)) this.metric = metric + " " + value;
    }

    private static double rounded(double value) {
        return Double.parseDouble(String.format(Locale.ROOT, "%.7g", value));
    }

    /** The last value of each measurement, in the order of their first ones. */
    synchronized Map<String, Double> metrics() {
        return new LinkedHashMap<>(metrics);
    }

    @Override
    public synchronized void warning(String message) {
        note("note: " + message);
    }

    /** Tells the user something in a line of its own, above the progress. */
    synchronized void note(String line) {
        if (quiet) return;
        erase();
        shell.err().println(line);
        shell.err().flush();
    }

    /** A first signal came; said even to those who asked for quiet. */
    synchronized void stopping() {
        erase();
        shell.err().println("semblance: stopping as soon as the work can be kept; Ctrl-C again leaves at once");
        shell.err().flush();
    }

    @Override
    public boolean cancelled() {
        return shell.interrupts().raised().isPresent();
    }

    private void erase() {
        if (shown) shell.err().print(ERASE);
        shown = false;
    }

    @Override
    public synchronized void close() {
        erase();
        shell.err().flush();
    }
}

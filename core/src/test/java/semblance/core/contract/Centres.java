package semblance.core.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import semblance.api.Help;
import semblance.api.data.Column;
import semblance.api.data.Location;
import semblance.api.data.Schema;
import semblance.api.exchange.ModelSink;
import semblance.api.exchange.ModelSource;
import semblance.api.train.Run;

/** The centres of numeric columns in a text, one a line. With a {@link Wrong} it is a saboteur. */
@Help("centres, one a line")
public record Centres(@Help("what it does wrong") Wrong wrong)
        implements ModelSource<MarginalsModel>, ModelSink<MarginalsModel> {
    private static final AtomicInteger COUNTER = new AtomicInteger();

    /** What a saboteur does wrong, and the check that finds it. */
    public enum Wrong {
        NOTHING(""),
        ACCEPTS_ALL("an address of another kind is not accepted"),
        COUNTS("writing twice gives the same bytes"),
        WRITES_NOTHING("a model is written"),
        ROUNDS("what is read back is written as the same bytes"),
        FORGETS("reading twice gives equal models"),
        CRASHES("what is cut short or altered gives a model or an IOException");

        final String check;

        Wrong(String check) {
            this.check = check;
        }
    }

    /** Nothing wrong. */
    public Centres() {
        this(Wrong.NOTHING);
    }

    @Override
    public String name() {
        return "centres";
    }

    @Override
    public boolean accepts(URI location) {
        return wrong == Wrong.ACCEPTS_ALL || location.toString().endsWith(".centres");
    }

    @Override
    public MarginalsModel read(Location from, Run run) throws IOException {
        try (InputStream in = from.open()) {
            double[] centres = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            if (wrong == Wrong.FORGETS) centres[0] = COUNTER.incrementAndGet();
            return model(centres);
        } catch (NumberFormatException e) {
            if (wrong == Wrong.CRASHES) throw e;
            throw new IOException(from + ": expected a number on each line: " + e.getMessage(), e);
        }
    }

    static MarginalsModel model(double... centres) {
        Schema schema = new Schema(
                IntStream.range(0, centres.length)
                        .<Column>mapToObj(c -> new Column.Numeric("x" + c))
                        .toList(),
                "",
                "");
        double[] scales = new double[centres.length];
        double[] lows = new double[centres.length];
        double[] highs = new double[centres.length];
        Arrays.fill(scales, 1);
        Arrays.fill(lows, Double.NEGATIVE_INFINITY);
        Arrays.fill(highs, Double.POSITIVE_INFINITY);
        return new MarginalsModel(schema, centres, scales, lows, highs, new double[centres.length][0], Fault.NONE);
    }

    @Override
    public void write(MarginalsModel model, Location to) throws IOException {
        try (OutputStream out = to.create()) {
            for (double centre : model.centres()) {
                double shown = wrong == Wrong.ROUNDS ? centre / 3 : centre;
                String line = wrong == Wrong.COUNTS ? COUNTER.incrementAndGet() + "\n" : shown + "\n";
                if (wrong != Wrong.WRITES_NOTHING) out.write(line.getBytes(StandardCharsets.UTF_8));
            }
        }
    }
}

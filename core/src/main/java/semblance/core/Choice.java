package semblance.core;

import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import semblance.api.Extension;
import semblance.api.data.Column;
import semblance.api.data.DataSink;
import semblance.api.data.DataSource;
import semblance.api.data.Dataset;
import semblance.api.data.Location;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.core.data.Nowhere;
import semblance.core.plugin.UnknownExtension;

/** Decides between several extensions that accept one address. */
final class Choice {
    private Choice() {}

    /**
     * The source for a folder or archive is the one that accepts most of what is in it.
     *
     * @throws UnknownExtension if that decides nothing
     */
    static DataSource of(List<DataSource> sources, Location from) throws IOException {
        List<Location> entries = from.entries();
        Function<DataSource, Long> count = source ->
                entries.stream().filter(entry -> source.accepts(entry.uri())).count();
        long most = sources.stream().map(count).max(Long::compare).orElse(0L);
        List<DataSource> best =
                sources.stream().filter(source -> count.apply(source) == most).toList();
        if (best.size() == 1) return best.get(0);
        if (most == 0 && (!entries.isEmpty() || from.uri().toString().endsWith("/")))
            throw nothing(from, entries, sources);
        throw ambiguous(from, sources, "--source");
    }

    /**
     * The sink is the one that does not refuse the columns.
     *
     * @throws UnknownExtension if several take them
     * @throws IllegalArgumentException if none does
     */
    static DataSink of(List<DataSink> sinks, Location to, Schema schema) throws IOException {
        Dataset none = Dataset.of(
                Table.of(schema, schema.columns().stream().map(Choice::noCells).toList()));
        List<DataSink> able = new ArrayList<>();
        List<String> reasons = new ArrayList<>();
        for (DataSink sink : sinks) {
            try {
                sink.write(none, new Nowhere(to.uri()));
                able.add(sink);
            } catch (IllegalArgumentException e) {
                reasons.add(sink.name() + ": " + e.getMessage());
            }
        }
        if (able.isEmpty())
            throw new IllegalArgumentException("cannot write " + to + ": " + String.join("; ", reasons));
        if (able.size() > 1) throw ambiguous(to, able, "--sink");
        return able.get(0);
    }

    private static Serializable noCells(Column column) {
        if (column instanceof Column.Numeric) return new double[0];
        if (column instanceof Column.Categorical) return new int[0];
        return column instanceof Column.Text ? new String[0] : new float[0];
    }

    private static UnknownExtension nothing(Location folder, List<Location> entries, List<DataSource> sources) {
        String found = entries.isEmpty()
                ? "nothing"
                : entries.get(0) + (entries.size() > 1 ? " and " + (entries.size() - 1) + " more" : "");
        return new UnknownExtension("'" + folder + "' holds no files for " + names(sources) + ", found " + found
                + "; name files of it or another folder");
    }

    private static String names(List<? extends Extension> able) {
        return able.stream().map(Extension::name).collect(Collectors.joining(" or "));
    }

    private static UnknownExtension ambiguous(Location location, List<? extends Extension> able, String option) {
        return new UnknownExtension("'" + location + "' may be for " + names(able) + "; say which with " + option
                + ", such as " + option + " " + able.get(0).name());
    }
}

package semblance.vae;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import semblance.api.data.Column;
import semblance.api.data.Kind;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.api.train.Run;
import semblance.vae.data.Modes;
import semblance.vae.data.Survey;
import semblance.vae.heads.Bernoulli;
import semblance.vae.heads.BernoulliHead;
import semblance.vae.heads.Categorical;
import semblance.vae.heads.CategoricalHead;
import semblance.vae.heads.Gaussian;
import semblance.vae.heads.GaussianHead;
import semblance.vae.heads.Head;
import semblance.vae.heads.Logistic;
import semblance.vae.heads.MelHead;
import semblance.vae.heads.Mixture;
import semblance.vae.heads.MixtureHead;
import semblance.vae.heads.Ordinal;
import semblance.vae.heads.OrdinalHead;
import semblance.vae.heads.PixelHead;
import semblance.vae.heads.SignalHead;
import semblance.vae.heads.Spread;
import semblance.vae.heads.Symbols;
import semblance.vae.heads.TextHead;
import semblance.vae.heads.Vocabulary;
import semblance.vae.heads.WholeHead;
import semblance.vae.sound.Spectrogram;

/**
 * Chooses the head of each column by what was seen of it.
 *
 * @param likelihood what was asked for
 * @param condition the names of the columns of the condition
 * @param survey of all rows
 * @param sample some of the rows, to find modes and symbols in
 * @param summary how many numbers the decoder tells of a text
 * @param run to warn of what does not fit
 */
record Fitting(Likelihoods likelihood, List<String> condition, Survey survey, Table sample, int summary, Run run) {
    /** Squares of numbers up to here, and their sums, are finite. */
    private static final double LARGEST = 1e100;

    /** Modes are found in no more numbers than this. */
    private static final int ENOUGH = 10_000;

    /** The tensors' least deviation, in deviations of all their values. */
    private static final double SIGNAL_FLOOR = 1e-3;

    private static final Pattern SOUND = Pattern.compile("sound_([1-9][0-9]{2,5})hz");

    /** Differences of log magnitudes below this are not heard. */
    private static final double LEAST_LOG = 0.1;

    List<Head> heads() {
        Schema schema = sample.schema();
        if (schema.columns().isEmpty()) throw new IllegalArgumentException("there is no column to learn from");
        List<Head> heads = new ArrayList<>();
        double common = common(schema);
        for (int c = 0; c < schema.columns().size(); c++) {
            Column column = schema.columns().get(c);
            if (survey.counts[c] == 0)
                throw new IllegalArgumentException(
                        "column '" + column.name() + "' has no known cell in any row; leave it out");
            heads.add(head(column, c, common));
        }
        return heads;
    }

    private Head head(Column column, int c, double common) {
        if (column instanceof Column.Numeric numeric) return number(numeric, c, common);
        if (column instanceof Column.Categorical levels) return levels(levels, c);
        if (column instanceof Column.Tensor tensor) return tensor(tensor, c);
        return text(column, c);
    }

    /** The rate of a sound is told by its column's name. */
    private Head mel(Column.Tensor column, int c) {
        Matcher rate = SOUND.matcher(column.name());
        if (!rate.matches())
            throw new IllegalArgumentException(
                    "likelihood.sounds=log-mel needs the sample rate in the column's name, such as"
                            + " 'sound_8000hz'; got '" + column.name() + "'");
        int length = column.size();
        Spectrogram spectrogram = new Spectrogram(length, Integer.parseInt(rate.group(1)));
        double[] counts = new double[Spectrogram.BANDS];
        double[] means = new double[Spectrogram.BANDS];
        double[] squares = new double[Spectrogram.BANDS];
        float[] samples = sample.tensors(c);
        double[] weights = sample.weights();
        for (int r = 0; r < weights.length; r++) {
            if (weights[r] == 0 || sample.missing(c, r)) continue;
            double[] logs = spectrogram.logs(samples, r * length);
            for (int i = 0; i < logs.length; i++) {
                if (Double.isNaN(logs[i])) break; // some samples are missing
                int band = i % Spectrogram.BANDS;
                counts[band] += weights[r];
                double away = logs[i] - means[band];
                means[band] += away * weights[r] / counts[band];
                squares[band] += weights[r] * away * (logs[i] - means[band]);
            }
        }
        double[] deviations = new double[Spectrogram.BANDS];
        for (int b = 0; b < deviations.length; b++)
            deviations[b] = squares[b] > 0 ? Math.max(LEAST_LOG, Math.sqrt(squares[b] / counts[b])) : 1;
        return new MelHead(
                new Gaussian(Spread.COLUMN, likelihood.floor(), false),
                length,
                Integer.parseInt(rate.group(1)),
                means,
                deviations);
    }

    private Head text(Column column, int c) {
        Texts wanted = likelihood.text();
        String[] texts = sample.texts(c);
        double[] weights = sample.weights();
        Vocabulary vocabulary = Vocabulary.of(wanted.unit(), texts, weights, wanted.least(), wanted.vocabulary());
        int longest = 0;
        double cut = 0;
        for (int r = 0; r < texts.length; r++) {
            if (texts[r] == null) continue;
            int length = wanted.unit().split(texts[r]).size();
            longest = Math.max(longest, length);
            if (length > wanted.length()) cut += weights[r];
        }
        if (cut > 0)
            run.warn("column '" + column.name() + "': " + (long) Math.ceil(100 * cut / survey.counts[c])
                    + " % of the texts are cut at " + wanted.length() + " "
                    + wanted.unit().name().toLowerCase(Locale.ROOT) + ", the longest had "
                    + longest
                    + "; likelihood.text.length sets the limit");
        int length = Math.max(1, Math.min(longest, wanted.length()));
        return new TextHead(
                new Symbols(vocabulary.size(), length, summary, wanted.dropped()), vocabulary, wanted.temperature());
    }

    /** The scale that all columns have if their deviations are to be compared: the root mean square of theirs. */
    private double common(Schema schema) {
        double squares = 0;
        int numbers = 0;
        for (int c = 0; c < schema.columns().size(); c++) {
            if (!(schema.columns().get(c) instanceof Column.Numeric)) continue;
            squares += survey.squares[c] / survey.counts[c];
            numbers++;
        }
        return squares > 0 ? Math.sqrt(squares / numbers) : 1;
    }

    private Head number(Column.Numeric column, int c, double common) {
        double largest = Math.max(Math.abs(survey.least[c]), Math.abs(survey.most[c]));
        if (largest > LARGEST)
            throw new IllegalArgumentException("column '" + column.name() + "' has the number " + largest
                    + "; networks learn from numbers up to " + LARGEST + ", so scale it or leave the row out");
        boolean shared = likelihood.spread() == Spread.SHARED;
        double scale = shared ? common : survey.scale(c);
        boolean grid = column.kind().whole() && likelihood.integer() != Likelihoods.Whole.GAUSSIAN;
        if (grid && !shared)
            return new WholeHead(new Logistic(likelihood.spread(), false), survey.means[c], Math.max(scale, 0.5));
        if (column.kind() == Kind.REAL || column.kind() == Kind.DATE_TIME) {
            if (likelihood.numeric() != Likelihoods.Numeric.GAUSSIAN && !shared) {
                Modes modes = modes(c, survey.means[c], scale);
                if (modes.weights().length > 1 || likelihood.numeric() == Likelihoods.Numeric.MIXTURE)
                    return new MixtureHead(
                            new Mixture(modes.weights().length, likelihood.floor()),
                            modes.weights(),
                            modes.means(),
                            modes.deviations());
            }
        }
        return new GaussianHead(new Gaussian(likelihood.spread(), likelihood.floor(), true), survey.means[c], scale);
    }

    /** The modes of a column's known numbers, found among standardised ones. */
    private Modes modes(int c, double mean, double scale) {
        double[] numbers = sample.numbers(c);
        double[] weights = sample.weights();
        int step = Math.max(1, numbers.length / ENOUGH);
        double[] x = new double[numbers.length / step + 1];
        double[] w = new double[x.length];
        int n = 0;
        for (int r = 0; r < numbers.length; r += step) {
            if (Double.isNaN(numbers[r]) || weights[r] == 0) continue;
            x[n] = (numbers[r] - mean) / scale;
            w[n++] = weights[r];
        }
        if (n == 0) return new Modes(new double[] {1}, new double[] {mean}, new double[] {scale});
        Modes found = Modes.find(Arrays.copyOf(x, n), Arrays.copyOf(w, n));
        return new Modes(
                found.weights(),
                Arrays.stream(found.means()).map(m -> mean + scale * m).toArray(),
                Arrays.stream(found.deviations()).map(d -> scale * d).toArray());
    }

    private Head levels(Column.Categorical column, int c) {
        int levels = column.levels().size();
        boolean order = column.ordered()
                && levels > 1
                && likelihood.ordinal() != Likelihoods.Ordered.CATEGORICAL
                && !condition.contains(column.name());
        if (order) return new OrdinalHead(new Ordinal(levels));
        double[] shares = new double[levels];
        for (int level = 0; level < levels; level++)
            shares[level] = (survey.parts[c][level] + 0.5) / (survey.counts[c] + 0.5 * levels);
        return new CategoricalHead(new Categorical(levels), shares);
    }

    private Head tensor(Column.Tensor column, int c) {
        if (likelihood.sounds() == Likelihoods.Sounds.LOG_MEL && column.shape().size() == 1) return mel(column, c);
        boolean bounded = survey.least[c] >= 0 && survey.most[c] <= 1;
        Likelihoods.Pixels kind = likelihood.pixels();
        if (kind == Likelihoods.Pixels.AUTO)
            kind = !bounded
                    ? Likelihoods.Pixels.GAUSSIAN
                    : survey.binary[c] ? Likelihoods.Pixels.BERNOULLI : Likelihoods.Pixels.LOGISTIC;
        if (kind == Likelihoods.Pixels.GAUSSIAN) {
            Spread spread = likelihood.spread() == Spread.SHARED ? Spread.COLUMN : likelihood.spread();
            return new SignalHead(
                    new Gaussian(spread, SIGNAL_FLOOR, false), column.size(), survey.means[c], survey.scale(c));
        }
        if (!bounded)
            throw new IllegalArgumentException("column '" + column.name() + "' has values from " + survey.least[c]
                    + " to "
                    + survey.most[c] + "; likelihood.pixels=" + kind.name().toLowerCase(Locale.ROOT)
                    + " is for values from 0 to 1, gaussian for others");
        if (kind == Likelihoods.Pixels.BERNOULLI) return new BernoulliHead(new Bernoulli(), survey.cells(c));
        return new PixelHead(new Logistic(Spread.COLUMN, true), survey.cells(c));
    }
}

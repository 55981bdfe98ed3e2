package semblance.core.contract;

import java.util.Collection;

/** A sentence of the api's javadoc that a check holds an extension to, word for word. */
enum Law {
    FAULTS("module semblance.api", "An {@link IllegalArgumentException} is the caller's fault"),
    NULLS("module semblance.api", "Nothing here is ever {@code null}"),
    EXTENSION("Extension", "An extension is a public record in an exported package"),
    DEFAULTS("Extension", "its no-argument constructor holds their defaults"),
    PARAMETERS("Extension", "rejects bad values with an {@link IllegalArgumentException} that names the parameter"),
    COMPONENTS(
            "Extension",
            "A component may be a number, a boolean, a string, an enum, a list of these, another record or another"
                    + " extension"),
    EQUALITY("Extension", "Two extensions are equal if they do the same"),
    SHIPPABLE("Extension", "It is {@link Serializable} so that an engine may ship work to other machines"),
    NAME("Extension.name", "lower-case words with dashes"),
    HELP("Help", "what an extension is, or what one of its parameters means"),
    SAME_ROWS("Dataset", "gives the same rows each time"),
    CLOSED("Dataset.partition", "to be closed by the caller"),
    DEFAULT_LOOP("Dataset.collect", "Engines override this to run in parallel and must agree with it to the last bit"),
    MERGING("Statistic", "Merging must not depend on how the rows were grouped, up to rounding"),
    COUNTING("Statistic", "rows count as often as {@link Table#weights()} says"),
    SERIAL("Statistic", "which is also why a statistic is {@link Serializable}"),
    UNCHANGED("Table", "once in a table they must not be changed"),
    WEIGHTS("Table.withWeights", "a row of weight 2 counts as two equal rows, a row of weight 0 not at all"),
    BOUND(
            "Engine.bind",
            "The same rows, whose {@link Dataset#collect collect} runs on this engine with the same result"),
    ACCEPTS("DataSource.accepts", "told from the address alone"),
    EXPECTED("DataSource.read", "have the type, levels and role it says"),
    UNREADABLE("DataSource.read", "@throws IOException if the location cannot be read"),
    ABSENT_EXPECTED(
            "DataSource.read", "What {@code expected} names and the location lacks, a column or a role, is not in"),
    WRITTEN("DataSink", "so that the {@link DataSource} of the same name reads the same rows back"),
    UNWRITABLE("DataSink.write", "if a column has a type that this sink cannot write, naming it"),
    UNREACHABLE("DataSink.write", "@throws IOException if the location cannot be written"),
    REPRODUCIBLE("Trainer.fit", "Equal trainers, data and seeds give equal models, on any engine"),
    ROW_ORDER("Trainer.fit", "the order of the rows changes nothing beyond rounding"),
    ROW_WEIGHT("Trainer.fit", "a row of weight 2 is worth two equal rows"),
    REFUSAL("Trainer.fit", "if the data cannot be learned from, saying which column and why"),
    STOPPING("Trainer.fit", "@throws java.util.concurrent.CancellationException if the user asked to stop"),
    REPORTS("Run.report", "Reports a measurement"),
    STATES("Iterative", "A state is, like a model, a public record of plain data"),
    MEMORY("Iterative", "nothing else is remembered from one step to the next"),
    RESUMING("Iterative", "So the platform can save a state, stop, and go on later to the same bytes"),
    STATE_RANDOMNESS("Iterative.next", "Randomness comes from a child of the run's seed told by the state alone"),
    DONE("Iterative.done", "Whether there is nothing left to do"),
    SO_FAR("Iterative.model", "What has been learned so far"),
    PLAIN_DATA("Model", "an immutable public record of plain data"),
    IMMUTABLE("Model", "an immutable public record of plain data"),
    SAVED("Model", "so that the platform can save and load it without help"),
    SCHEMA("Model.schema", "tables given to it and made by it have exactly these"),
    DENSITY("Density", "Says how likely rows are"),
    MARGINAL("Density.logDensity", "missing cells are integrated out"),
    NOTHING_KNOWN("Density.logDensity", "a row without any known cell has log density 0"),
    NEVER_NAN("Density.logDensity", "Never NaN"),
    SHAPE("Density.logDensity", "The log density of each row, in nats, shape [rows]"),
    MEASURE("module semblance.api", "the density of a numeric column is with respect to length (Lebesgue measure)"),
    COUNTING_MEASURE("module semblance.api", "that of a categorical column with respect to counting"),
    SAMPLES("Sampler.sample", "Draws {@code n} independent rows without missing cells"),
    SAMPLE_SEED("Sampler.sample", "equal generators give equal rows"),
    OBEYED("Conditional.given", "Its samples obey the evidence"),
    BAYES("Conditional.given", "log p(x | e) = log p(x, e) - log p(e)"),
    CONTRADICTION("Conditional.given", "a row that contradicts the evidence has negative infinity"),
    SAME_COLUMNS("Conditional.given", "again over all columns of the schema"),
    BAD_EVIDENCE("Conditional.given", "does not fit the schema or has probability zero, saying which part of it"),
    PREDICTABLE("Predictor.predictable", "the first is the one to predict unless another is named"),
    PREDICTION("Predictor.predict", "Predicts one column of each row from the row's other cells"),
    NOT_LOOKED_AT("Predictor.predict", "what the rows hold in that column is not looked at"),
    UNPREDICTABLE("Predictor.predict", "if the column is not one of {@link #predictable()}"),
    NUMBERS(
            "Prediction.Numbers",
            "the standard deviation of each row's value, shape [rows]; NaN where it is not known"),
    LEVELS("Prediction.Levels", "the probability of each level, shape [levels][rows]"),
    PRESENT_CELLS("Imputer", "Fills missing cells and leaves all others as they are"),
    EXPECTED_CELLS("Imputer.impute", "its expected value or most probable level, given the row's known cells"),
    DRAWN_CELLS(
            "Imputer.impute",
            "with one joint draw given its known cells (Rubin 1987); equal generators give equal rows"),
    CODES("Encoder.encode", "The code of each row, columns {@link #codes()}"),
    DECODED("Decoder.decode", "The row that each code stands for"),
    FITTED("Transform.Fitted", "like a model, an immutable public record of plain data"),
    TRANSFORM_REFUSAL("Transform.fit", "if it cannot, saying which column and why"),
    SELECTED("Transform.Fitted.select", "The rows that training is to see, as they are"),
    APPLIED("Transform.Fitted.apply", "The rows in the columns of {@link #output()}, one for one"),
    STILL_MISSING("Transform.Fitted.apply", "Missing cells stay missing"),
    INVERTED("Transform.Fitted.invert", "The rows that {@link #apply} would turn into these, up to rounding"),
    JACOBIAN(
            "Transform.Fitted.logJacobian",
            "The log of the absolute determinant of the Jacobian of {@link #apply} at each row, over the row's known"
                    + " cells"),
    PREDICTED("Transform.Fitted.invert", "expected values and deviations scaled back, levels as they are"),
    MAPPED("Transform.Fitted.apply", "The evidence in the columns of {@link #output()}"),
    SLOTS("Optimizer.slots", "How many values the rule remembers for each parameter; all start at zero"),
    STEP("Optimizer.step", "One step down the gradient"),
    BLIND("Real", "the rule cannot tell"),
    FACTOR("Schedule.factor", "finite, at least 0, not 0 for all steps, and told by the arguments alone");

    /** Where the sentence stands. */
    final String where;

    /** Its words. */
    final String words;

    Law(String where, String words) {
        this.where = where;
        this.words = words;
    }

    /** The violation of this law. */
    ContractViolation broken(String expected, String found) {
        return new ContractViolation(expected, found, this.toText(), null);
    }

    /** The violation of this law by a failure. */
    ContractViolation broken(String expected, Throwable failure) {
        return new ContractViolation(expected, failure.toString(), this.toText(), failure);
    }

    private String toText() {
        return where + ": \"" + words + "\"";
    }

    /** @throws ContractViolation if it does not hold */
    void demand(boolean holds, String expected, Object found) {
        if (!holds) throw broken(expected, String.valueOf(found));
    }

    /** @throws ContractViolation if two values are not the same to the last bit */
    void demandSame(String expected, Object left, Object right) {
        Same.difference(left, right).ifPresent(difference -> {
            throw broken(expected, difference);
        });
    }

    /** @throws ContractViolation if two arrays of arrays differ by more than a relative tolerance */
    void demandNear(String expected, double[][] left, double[][] right, double tolerance) {
        demand(left.length == right.length, expected, left.length + " arrays and " + right.length);
        for (int i = 0; i < left.length; i++) demandNear(expected, left[i], right[i], tolerance);
    }

    /** @throws ContractViolation if two arrays differ by more than a relative tolerance */
    void demandNear(String expected, double[] left, double[] right, double tolerance) {
        demand(left.length == right.length, expected, left.length + " numbers and " + right.length);
        for (int i = 0; i < left.length; i++)
            if (!near(left[i], right[i], tolerance))
                throw broken(expected, left[i] + " and " + right[i] + " for row " + (i + 1));
    }

    /** Whether two numbers are equal, up to a tolerance times one more than the larger of them; NaN equals NaN. */
    static boolean near(double left, double right, double tolerance) {
        return Double.compare(left, right) == 0
                || left == right
                || Math.abs(left - right) <= tolerance * (1 + Math.max(Math.abs(left), Math.abs(right)));
    }

    /** @throws ContractViolation unless something is refused with a message that holds one of some words */
    void demandRefusal(String what, Collection<String> words, Check.Body body) {
        String expected = "that " + what + " is refused by an IllegalArgumentException that says "
                + String.join(
                        " or ", words.stream().map(word -> "'" + word + "'").toList());
        try {
            body.run();
        } catch (IllegalArgumentException e) {
            if (!says(e, words)) throw broken(expected, e);
            return;
        } catch (Exception e) {
            throw broken(expected, e);
        }
        throw broken(expected, "that nothing is refused");
    }

    /** Whether the message of a failure holds one of some words. */
    static boolean says(Throwable failure, Collection<String> words) {
        String message = String.valueOf(failure.getMessage());
        return words.stream().anyMatch(message::contains);
    }
}

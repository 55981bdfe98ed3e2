package semblance.core.contract;

/** What a saboteur does wrong. */
public enum Fault {
    NONE("", false),
    IGNORES_WEIGHTS("a row of weight 2 is worth two, one of weight 0 none", true),
    DEPENDS_ON_ROW_ORDER("the order of the rows changes nothing beyond rounding", false),
    DEPENDS_ON_PARTITIONS("how rows are grouped changes nothing beyond rounding", true),
    COUNTS_THREADS("any number of threads gives the same bytes", true),
    WORKS_IN_TURN("pieces of work done in any order give the same bytes", true),
    KEEPS_A_COUNTER("equal states have equal next states", false),
    WRITES_INTO_ROWS("learning leaves the rows as they were", false),
    FORGETS_THE_SEED("equal seeds give equal models", false),
    CANNOT_TRAVEL("statistics that travel as bytes give the same bytes", true),
    WRAPS_FAILURES("a failure to read the rows passes through", true),
    WRAPS_CANCELLATION("being stopped passes through", false),
    REPORTS_NAN("what it reports are numbers with names", true),
    REFUSES_WITHOUT_REASON("it refuses an example only with a reason", true),
    FAILS_WITHOUT_ROWS("no rows are learned from or refused with a reason", false),
    NAN_FROM_CONSTANTS("one row is learned from or refused with a reason", false),
    IMPOSSIBLE_UNSEEN_LEVEL("a level that no row has is learned from or refused with a reason", false),
    LOSES_THE_TARGET("the model describes the columns of the rows", false),
    NEVER_ENDS("it comes to an end", true),
    WRITES_INTO_THE_STATE("the next state leaves the last one as it was", false),
    NOT_NORMALISED("the density of each number integrates to one", false),
    LEVELS_NOT_NORMALISED("probabilities of all rows of levels sum to one", false),
    MISSING_CELLS_COST("a row without any known cell has log density 0", false),
    NAN_IN_THE_TAILS("log densities are never NaN, however odd the row", false),
    DEPENDS_ON_THE_FIRST_ROW("a row's answer is the same alone and among others", false),
    ADDS_WEIGHTS("the weights of rows do not change their answers", true),
    ACCEPTS_OTHER_COLUMNS("rows with a column of another name are refused by its name", false),
    WRITES_INTO_SCORED_ROWS("using the model changes neither it nor the rows", false),
    OWN_GENERATOR("equal generators give equal samples", true),
    ALWAYS_THE_SAME_SAMPLE("samples differ from draw to draw", true),
    MISSING_IN_SAMPLES("samples have no missing cells", true),
    ONE_ROW_TOO_MANY("samples are as many rows as asked for, of the schema", true),
    WIDER_SAMPLES("shares of sampled numbers agree with the density", true),
    UNIFORM_LEVELS("shares of sampled levels agree with the density", false),
    DISOBEYS_RANGES("samples given a range lie in it", false),
    DISOBEYS_LEVELS("samples given some levels have one of them", false),
    FORGETS_TO_RENORMALISE("given a range, densities are joint minus marginal", true),
    COUNTS_KNOWN_COLUMNS("given a value, densities are joint minus marginal", true),
    POSSIBLE_CONTRADICTION("rows that contradict the evidence are impossible", true),
    LAST_EVIDENCE_ONLY("given one thing and then another is given both", true),
    ACCEPTS_UNKNOWN_EVIDENCE("evidence on an unknown column is refused by its name", false),
    ACCEPTS_IMPOSSIBLE_EVIDENCE("impossible evidence is refused by the column's name", true),
    PEEKS("what rows hold in the predicted column is not looked at", true),
    TARGET_LAST("it can predict at least one column, the target first", true),
    PERCENTAGES("predictions are numbers or probabilities that sum to one", false),
    NEGATIVE_DEVIATION("predictions are numbers or probabilities that sum to one", false),
    PREDICTS_ANYTHING("predicting an unknown column is refused by its name", true),
    OVERWRITES("imputing fills every missing cell and leaves all others", false),
    LEAVES_HOLES("rows without a known cell are imputed too", false),
    IMPUTES_THE_SAME("imputed draws differ", true),
    BIASED_EXPECTATION("the imputed value is the mean or mode of imputed draws", true),
    CODES_WITH_HOLES("codes of rows with missing cells are known", false),
    DECODES_TOO_FEW("codes lead back to rows of the schema", false);

    /** The check that finds it. */
    final String check;

    /** Whether no other check does: most faults break more than one promise. */
    final boolean alone;

    Fault(String check, boolean alone) {
        this.check = check;
        this.alone = alone;
    }
}

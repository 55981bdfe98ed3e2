package semblance.core.contract;

import semblance.api.Help;
import semblance.api.optimize.Schedule;

/** Steps that shrink from 1 towards 0 along a straight line. With a {@link Wrong} it is a saboteur. */
@Help("steps that shrink along a straight line")
public record Fading(@Help("what it does wrong") Wrong wrong) implements Schedule {

    /** What a saboteur does wrong, and the check that finds it. */
    public enum Wrong {
        NOTHING(""),
        GOES_BACK("every factor is a finite number of at least 0"),
        DIVIDES_BY_ZERO_AT_THE_END("every factor is a finite number of at least 0"),
        COUNTS_IN_INTS("every factor is a finite number of at least 0"),
        COUNTS_ITSELF("equal steps have equal factors, in whatever order they are asked for"),
        STANDS_STILL_IN_SHORT_TRAININGS("some step of every training goes somewhere");

        final String check;

        Wrong(String check) {
            this.check = check;
        }
    }

    private static long count;

    /** An honest one. */
    public Fading() {
        this(Wrong.NOTHING);
    }

    @Override
    public String name() {
        return "fading";
    }

    @Override
    public double factor(long step, long steps) {
        double left = 1 - (step - 1.0) / steps;
        return switch (wrong) {
            case NOTHING -> left;
            case GOES_BACK -> left - 1e-3;
            case DIVIDES_BY_ZERO_AT_THE_END -> left / (steps - step);
            case COUNTS_IN_INTS -> 1 - (double) ((int) step - 1) / (int) steps;
            case COUNTS_ITSELF -> 1 / (1.0 + count++);
            case STANDS_STILL_IN_SHORT_TRAININGS -> steps < 3 ? 0 : left;
        };
    }
}

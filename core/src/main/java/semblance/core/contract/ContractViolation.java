package semblance.core.contract;

/** An extension breaks its contract: what was expected, what was found, and the sentence of the api that says so. */
public final class ContractViolation extends AssertionError {
    private static final long serialVersionUID = 1;

    private final String expected;
    private final String found;
    private final String breaks;

    ContractViolation(String expected, String found, String breaks, Throwable cause) {
        super("expected " + expected + "\n   found " + found + "\n  breaks " + breaks, cause);
        this.expected = expected;
        this.found = found;
        this.breaks = breaks;
    }

    /** What should have been. */
    public String expected() {
        return expected;
    }

    /** What was. */
    public String found() {
        return found;
    }

    /** The place in the api, and its words. */
    public String breaks() {
        return breaks;
    }

    /** This violation, once it is known where it happened. */
    ContractViolation on(String example) {
        return new ContractViolation(expected, found + ", on the example '" + example + "'", breaks, getCause());
    }
}

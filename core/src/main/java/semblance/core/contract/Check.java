package semblance.core.contract;

/**
 * One promise of an extension, as code that finds out.
 *
 * @param name a sentence that is true if the check passes, such as {@code equal seeds give equal models}
 * @param body what finds out; it may fail in any way
 */
public record Check(String name, Body body) {

    /** Code that finds out whether a promise is kept. */
    @FunctionalInterface
    public interface Body {
        /**
         * Returns if the promise is kept.
         *
         * @throws ContractViolation if it is not
         * @throws NotApplicable if the promise is not about this extension
         */
        void run() throws Exception;
    }

    /**
     * Runs the check. Any failure that the check did not foresee is a violation too, with that failure as its cause.
     *
     * @throws ContractViolation if the promise is broken
     * @throws NotApplicable if it is not about this extension, saying why
     */
    public void run() {
        try {
            body.run();
        } catch (ContractViolation | NotApplicable e) {
            throw e;
        } catch (Exception | LinkageError | StackOverflowError | AssertionError e) {
            throw Law.FAULTS.broken("that " + name, e);
        }
    }
}

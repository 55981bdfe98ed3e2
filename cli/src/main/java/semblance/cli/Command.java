package semblance.cli;

import java.io.IOException;

/** A verb with its options set, ready to run. */
interface Command {

    /**
     * Does it.
     *
     * @throws Failure if it cannot, with what to tell the user
     */
    Exit run() throws IOException;
}

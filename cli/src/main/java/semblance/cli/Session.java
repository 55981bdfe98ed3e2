package semblance.cli;

import semblance.core.Watch;

/** The platform at long work, watched by a user who sees it go on and may stop it. */
final class Session implements AutoCloseable {
    private final Platform platform;
    private final Progress progress;
    private final Interrupts.Listening listening;

    Session(Shell shell, Common common, Threads threads) {
        platform = shell.platform().apply(threads.in(common.settings(shell)));
        progress = new Progress(shell, common.quiet);
        Notes.to(progress::warning);
        listening = shell.interrupts().listen(progress::stopping);
    }

    Platform platform() {
        return platform;
    }

    Watch watch() {
        return progress;
    }

    /** What is told to the user, and what was measured last. */
    Progress progress() {
        return progress;
    }

    @Override
    public void close() {
        listening.close();
        Notes.to(Notes.STANDARD_ERROR);
        progress.close();
        platform.close();
    }
}

package semblance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProgressTest {
    private static final String ERASE = "\r\033[K";

    @Test
    void nothingIsDrawnInTheFirstSecondAndTheLineIsErasedAtTheEnd() {
        Terminal terminal = new Terminal(true);
        try (Progress progress = new Progress(terminal.shell, false)) {
            progress.progress("fitting", 0, 40, "steps");
            terminal.nanos = 900_000_000;
            progress.progress("fitting", 9, 40, "steps");
            assertThat(terminal.err()).isEmpty();
            progress.measured("logLikelihood", 20, -1130.263960123);
            terminal.nanos = 2_000_000_000;
            progress.progress("fitting", 10, 40, "steps");
            assertThat(terminal.err())
                    .isEqualTo(
                            ERASE
                                    + "fitting  [#####...............] 25 %  10 of 40 steps  5/s  0:06 left  logLikelihood -1130");
            progress.warning("a limit was met");
        }
        assertThat(terminal.err()).endsWith(ERASE + "note: a limit was met\n");
    }

    @Test
    void theLineIsRedrawnAtMostTenTimesASecond() {
        Terminal terminal = new Terminal(true);
        Progress progress = new Progress(terminal.shell, false);
        for (int i = 0; i <= 3000; i++) {
            terminal.nanos = i * 1_000_000L;
            progress.progress("reading", i, -1, "rows");
        }
        assertThat(terminal.err().split("reading", -1).length - 1).isBetween(20, 21);
        assertThat(terminal.err()).contains("reading  3,000 rows  1,000/s");
    }

    @Test
    void longWorkOfShortStepsIsShownByItsStep() {
        Terminal terminal = new Terminal(true);
        Progress progress = new Progress(terminal.shell, false);
        for (int step = 0; step <= 30; step++) {
            terminal.nanos = step * 50_000_000L;
            progress.progress("fitting, step " + step, 272, 272, "rows");
            progress.measured("logLikelihood", step, -1130.5);
        }
        assertThat(terminal.err())
                .startsWith(ERASE + "fitting, step 20  logLikelihood -1130.5" + ERASE)
                .endsWith(ERASE + "fitting, step 30  logLikelihood -1130.5");
    }

    @Test
    void neitherAPipeNorAQuietUserSeesTheLine() {
        for (Terminal terminal : new Terminal[] {new Terminal(false), new Terminal(true)}) {
            Progress progress = new Progress(terminal.shell, terminal.shell.terminal());
            progress.progress("reading", 0, 10, "rows");
            terminal.nanos = 5_000_000_000L;
            progress.progress("reading", 5, 10, "rows");
            progress.close();
            assertThat(terminal.err()).isEmpty();
        }
    }

    @Test
    void longWorkShowsHoursAndSmallRatesOneDecimal() {
        assertThat(Progress.line("fitting", 1, 5000, "steps", 2, ""))
                .isEqualTo("fitting  [....................] 0 %  1 of 5,000 steps  0.5/s  2:46:38 left");
    }

    @Test
    void theFirstSignalAsksTheWorkToStopAndTheSecondLeavesAtOnce() {
        Terminal terminal = new Terminal(true);
        int[] left = {0};
        Interrupts interrupts = new Interrupts(code -> left[0] = code);
        Progress progress = new Progress(terminal.shell, true);
        try (Interrupts.Listening listening = interrupts.listen(progress::stopping)) {
            assertThat(interrupts.raised()).isEmpty();
            interrupts.raise(Exit.INTERRUPTED);
            assertThat(interrupts.raised()).contains(Exit.INTERRUPTED);
            assertThat(left[0]).isZero();
            assertThat(terminal.err()).contains("Ctrl-C again leaves at once");
            interrupts.raise(Exit.INTERRUPTED);
            assertThat(left[0]).isEqualTo(130);
            assertThat(listening).isNotNull();
        }
    }
}

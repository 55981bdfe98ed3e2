package semblance.tensorflow;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import semblance.tensorflow.runtime.Native;

/**
 * The programs built last, by the text of their plans. Building one takes a tenth of a second or more, so they are kept;
 * that affects speed only, since a program gives the same bits whenever it was built and whatever it held before. Plans
 * themselves are not kept, because their code may be unloaded.
 */
public final class Programs {
    /** How many idle programs are kept. */
    private static final int KEPT = 48;

    /** A program, to be used under its lock; of no program once it was given up. */
    private static final class Slot {
        final ReentrantLock lock = new ReentrantLock();
        Program program;
        boolean closed;
    }

    private static final Map<String, Slot> SLOTS = new LinkedHashMap<>(16, 0.75f, true);

    private Programs() {}

    /** Runs something with the program of a plan that holds some weights; other threads wait for it. */
    public static <R> R with(Plan plan, Weights weights, Function<Program, R> work) {
        return with(plan, program -> {
            program.load(weights);
            return work.apply(program);
        });
    }

    /** Runs something with the program of a plan, whatever weights it holds; other threads wait for it. */
    public static <R> R with(Plan plan, Function<Program, R> work) {
        String text = plan.getClass().getName() + " " + plan;
        while (true) {
            Slot slot = slot(text);
            slot.lock.lock();
            try {
                if (slot.closed) continue; // given up while we waited
                if (slot.program == null) {
                    Native.load();
                    slot.program = new Program(plan, threads());
                }
                return work.apply(slot.program);
            } finally {
                slot.lock.unlock();
            }
        }
    }

    /** As many threads as there are processors, unless the command line says otherwise: results do not depend on it. */
    private static int threads() {
        return Integer.getInteger("semblance.threads", Runtime.getRuntime().availableProcessors());
    }

    private static Slot slot(String text) {
        synchronized (SLOTS) {
            Slot slot = SLOTS.computeIfAbsent(text, t -> new Slot());
            Iterator<Slot> oldest = SLOTS.values().iterator();
            while (SLOTS.size() > KEPT && oldest.hasNext()) {
                Slot old = oldest.next();
                if (old != slot && old.lock.tryLock()) {
                    try {
                        if (old.lock.getHoldCount() > 1) continue; // in use further up this very thread
                        oldest.remove();
                        old.closed = true;
                        if (old.program != null) old.program.close();
                    } finally {
                        old.lock.unlock();
                    }
                }
            }
            return slot;
        }
    }
}

package semblance.tensorflow;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/** Refuses what this machine has no memory for, before it is tried. */
public final class Memory {
    private static final double GIGABYTE = 1L << 30;

    private Memory() {}

    /**
     * Demands that there is enough memory.
     *
     * @param bytes how much is needed
     * @param what the parameters that would make it less
     * @throws IllegalArgumentException if the machine has less
     */
    public static void demand(long bytes, String what) {
        long there =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
        if (bytes > there)
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "training needs about %.1f gigabytes, and this machine has %.1f; choose a smaller %s",
                    bytes / GIGABYTE,
                    there / GIGABYTE,
                    what));
    }
}

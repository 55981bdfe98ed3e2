package semblance.core.config;

import java.util.Locale;

/** Kinds of extensions as users read them. */
public final class Words {
    private Words() {}

    /** {@code DataSource} as {@code data source}. */
    public static String of(Class<?> kind) {
        return kind.getSimpleName().replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }
}

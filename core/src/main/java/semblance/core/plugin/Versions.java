package semblance.core.plugin;

import java.lang.module.ModuleDescriptor.Version;
import java.util.Optional;

/** The one rule of versions: built against the same major version, and not a newer one, fits. */
final class Versions {
    private Versions() {}

    /** The version, if it is one by the rules of modules. */
    static Optional<Version> parse(String text) {
        try {
            return Optional.of(Version.parse(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static boolean sameMajor(Version one, Version other) {
        return major(one).equals(major(other));
    }

    private static String major(Version version) {
        return version.toString().split("[^0-9]", 2)[0];
    }

    /** The Java version that reads class files of a major version: 61 is 17. */
    static int java(int classFile) {
        return classFile - 44;
    }
}

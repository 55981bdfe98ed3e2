package semblance.core.plugin;

import java.nio.file.Path;

/**
 * Something wrong with a plugin, and what to do about it. Text alone: it keeps no class of the plugin alive.
 *
 * @param code a letter and three digits, listed in the documentation of this package
 * @param plugin the plugin's name; empty where a file is no plugin at all
 * @param jar the file or folder
 * @param what what is wrong
 * @param why what shows it; empty where {@code what} says it all
 * @param fix what to do
 */
public record Diagnostic(String code, String plugin, Path jar, String what, String why, String fix) {

    /** Whether nothing was refused: the second digit from the end of the code is 9. */
    public boolean warning() {
        return code.charAt(2) == '9';
    }

    /** One line: {@code P201 gan-0.2.jar: what: why; fix}. */
    @Override
    public String toString() {
        Path name = jar.getFileName();
        StringBuilder line = new StringBuilder(code).append(' ').append(name == null ? jar : name);
        line.append(": ").append(what);
        if (!why.isEmpty()) line.append(": ").append(why);
        if (!fix.isEmpty()) line.append("; ").append(fix);
        return line.toString().replaceAll("\\s+", " ");
    }
}

package semblance.text;

/** Rows with line breaks on one line: a backslash before an n, an r or another backslash, as in Java. */
final class Escapes {
    private Escapes() {}

    static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
    }

    /** @throws IllegalArgumentException if a backslash stands before anything else */
    static String plain(String line) {
        if (line.indexOf('\\') < 0) return line;
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            if (line.charAt(i) != '\\') {
                text.append(line.charAt(i));
                continue;
            }
            i++;
            String after = i < line.length() ? line.substring(i, i + 1) : "";
            switch (after) {
                case "n" -> text.append('\n');
                case "r" -> text.append('\r');
                case "\\" -> text.append('\\');
                default ->
                    throw new IllegalArgumentException("character " + i + " is a backslash before '" + after
                            + "', expected \\n, \\r or \\\\; read the file without escape=true");
            }
        }
        return text.toString();
    }
}

package semblance.csv;

import java.util.List;

/** A cell that its column cannot have: what was expected and what was found. Whoever knows row and column adds them. */
final class BadCell extends RuntimeException {
    private static final long serialVersionUID = 1;
    private static final int SHOWN = 40; // characters of a cell, and levels of a column, that a message shows at most

    private BadCell(String message) {
        super(message, null, false, false);
    }

    /** A cell that is not what the column holds. */
    static BadCell expected(String what, char[] text, int from, int to) {
        return new BadCell("expected " + what + ", found "
                + (from == to ? "an empty cell" : "'" + shown(new String(text, from, to - from)) + "'"));
    }

    /** A level that the column does not have. */
    static BadCell unseen(String found, List<String> levels) {
        List<String> near = Near.of(found, levels);
        String known = levels.size() <= SHOWN
                ? "its levels are " + String.join(", ", levels)
                : "it is none of its " + levels.size() + " levels";
        return new BadCell("no level '" + shown(found) + "'; "
                + (near.isEmpty() ? known : "did you mean '" + String.join("' or '", near) + "'? " + known)
                + "; unseen=missing reads it as missing");
    }

    /** A cell with a byte that stands for no character of the encoding. */
    static BadCell undecodable(String cell, String encoding) {
        String advice = encoding.equals("UTF-8")
                ? "if the file is of an older Western system, say encoding=windows-1252"
                : "say encoding= and the one that it has";
        return new BadCell(
                "'" + shown(cell.replace(Content.UNDECODABLE, '\ufffd')) + "' is not " + encoding + "; " + advice);
    }

    /** A cell in one short line. */
    static String shown(String cell) {
        String line = cell.replaceAll("\\s+", " ");
        return line.length() > SHOWN ? line.substring(0, SHOWN) + "..." : line;
    }
}

package semblance.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Cells of text under headings, for people: aligned with blanks, or as Markdown. */
final class Columns {
    private final List<List<String>> lines = new ArrayList<>();

    Columns(String... headings) {
        lines.add(List.of(headings));
    }

    /** Adds a line with a cell for each heading. */
    Columns add(List<String> cells) {
        lines.add(List.copyOf(cells));
        return this;
    }

    /** The lines with cells of equal width, two blanks apart. */
    List<String> aligned() {
        int[] widths = new int[lines.get(0).size()];
        for (List<String> line : lines)
            for (int c = 0; c < widths.length; c++)
                widths[c] = Math.max(widths[c], line.get(c).length());
        return lines.stream()
                .map(line -> {
                    StringBuilder text = new StringBuilder();
                    for (int c = 0; c < widths.length; c++)
                        text.append(line.get(c))
                                .append(" ".repeat(widths[c] - line.get(c).length() + 2));
                    return text.toString().stripTrailing();
                })
                .toList();
    }

    /** The lines as a Markdown table. */
    List<String> markdown() {
        List<String> text = new ArrayList<>();
        for (List<String> line : lines) {
            text.add("| "
                    + String.join(
                            " | ",
                            line.stream().map(cell -> cell.replace("|", "\\|")).toList()) + " |");
            if (text.size() == 1) {
                String[] dashes = new String[line.size()];
                Arrays.fill(dashes, "---");
                text.add("|" + String.join("|", dashes) + "|");
            }
        }
        return text;
    }
}

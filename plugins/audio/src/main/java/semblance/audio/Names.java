package semblance.audio;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the names of files say, by a template such as <code>{digit}_{speaker}_*</code>: each name in braces is a column,
 * which takes as few characters as it can, a star stands for anything, all else for itself. A template with a slash is
 * for the path from the root, any other for the last name; neither has the {@code .wav}.
 */
final class Names {
    private static final Pattern PART = Pattern.compile("\\{([^{}]+)}|(\\*)|([^{}*]+)");

    private final String template;
    private final Pattern pattern;
    private final List<String> columns = new ArrayList<>();

    /** @throws IllegalArgumentException if the template is none */
    Names(String template) {
        this.template = template;
        StringBuilder regex = new StringBuilder();
        Matcher part = PART.matcher(template);
        int end = 0;
        while (part.lookingAt()) {
            if (part.group(1) != null) columns.add(part.group(1));
            regex.append(
                    part.group(1) != null ? "(.+?)" : part.group(2) != null ? ".*?" : Pattern.quote(part.group(3)));
            end = part.end();
            part.region(end, template.length());
        }
        boolean distinct = columns.stream().distinct().count() == columns.size();
        if (end < template.length()
                || columns.isEmpty()
                || !distinct
                || columns.stream().anyMatch(String::isBlank))
            throw new IllegalArgumentException(
                    "label must name columns in braces, each once, such as {digit}_{speaker}_*, got '" + template
                            + "'");
        pattern = Pattern.compile(regex.toString(), Pattern.DOTALL);
    }

    /** The columns that it names. */
    List<String> columns() {
        return columns;
    }

    /** What one file's name says, by column; empty if it does not fit. */
    Optional<Map<String, String>> of(URI root, URI file) {
        String path = root.relativize(file).getPath();
        if (path == null) return Optional.empty(); // standard input has no name
        if (!template.contains("/")) path = path.substring(path.lastIndexOf('/') + 1);
        int dot = path.lastIndexOf('.');
        Matcher matcher = pattern.matcher(dot < 0 ? path : path.substring(0, dot));
        if (!matcher.matches()) return Optional.empty();
        Map<String, String> said = new LinkedHashMap<>();
        for (int c = 0; c < columns.size(); c++) said.put(columns.get(c), matcher.group(c + 1));
        return Optional.of(said);
    }
}

package semblance.core.data;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Names of files within a folder or archive: their order, their addresses, and which are refused. */
public final class Entries {

    /** By the file's name, numbers by value (2.png before 10.png), then by the folders it is in. */
    public static final Comparator<String> ORDER = Comparator.<String, String>comparing(Entries::last, Entries::natural)
            .thenComparing(Entries::natural);

    private Entries() {}

    private static String last(String name) {
        return name.substring(name.lastIndexOf('/') + 1);
    }

    private static int natural(String left, String right) {
        int i = 0;
        int j = 0;
        while (i < left.length() && j < right.length()) {
            int iEnd = end(left, i);
            int jEnd = end(right, j);
            boolean numbers = iEnd > i && jEnd > j;
            int order = numbers
                    ? number(left, i, iEnd, right, j, jEnd)
                    : Character.compare(left.charAt(i), right.charAt(j));
            if (order != 0) return order;
            i = numbers ? iEnd : i + 1;
            j = numbers ? jEnd : j + 1;
        }
        int order = Integer.compare(left.length() - i, right.length() - j);
        return order != 0 ? order : left.compareTo(right); // 01 and 1 are two names
    }

    private static int end(String text, int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') end++;
        return end;
    }

    private static int number(String left, int i, int iEnd, String right, int j, int jEnd) {
        while (i < iEnd && left.charAt(i) == '0') i++;
        while (j < jEnd && right.charAt(j) == '0') j++;
        if (iEnd - i != jEnd - j) return Integer.compare(iEnd - i, jEnd - j);
        while (i < iEnd && left.charAt(i) == right.charAt(j)) {
            i++;
            j++;
        }
        return i == iEnd ? 0 : Character.compare(left.charAt(i), right.charAt(j));
    }

    /** Whether a file is none of the user's: hidden, or what a system leaves in archives. */
    static boolean hidden(String name) {
        return Arrays.stream(name.split("/")).anyMatch(part -> part.startsWith(".") || part.equals("__MACOSX"));
    }

    /**
     * Looks whether a name stays within its folder.
     *
     * @param place the folder or archive, for the message
     * @throws IOException if it leads out of it or is no relative path
     */
    public static void check(String name, Object place) throws IOException {
        List<String> parts = Arrays.asList(name.split("/", -1));
        boolean leaves = parts.stream().anyMatch(part -> part.isEmpty() || part.equals(".") || part.equals(".."));
        if (leaves || name.indexOf('\\') >= 0 || name.indexOf('\0') >= 0 || name.matches("[A-Za-z]:.*"))
            throw new IOException(place + ": the name '" + name + "' is not a path within it; nothing was read from or"
                    + " written to there");
    }

    /** The address of what is called {@code name} within a folder or archive. */
    public static URI within(URI place, String name) {
        try {
            String path = new URI(null, null, "/" + name, null).getRawPath();
            String start = place.toString();
            return URI.create((start.endsWith("/") ? start.substring(0, start.length() - 1) : start) + path);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("'" + name + "' is no name of a file", e);
        }
    }
}

package semblance.bayesiannetwork.exchange;

import java.io.IOException;
import semblance.bayesiannetwork.exchange.Token.Kind;

/** Cuts a text into tokens, one at a time, and complains about those that its grammar does not expect. */
final class Tokens {
    private final Page page;
    private final String text;
    private final Lexicon lexicon;
    private int at;
    private int line = 1;
    private int lineStart;
    private int nextStart;
    private Token next;

    Tokens(Page page, Lexicon lexicon) throws IOException {
        this.page = page;
        this.lexicon = lexicon;
        text = page.text();
        next = scan();
    }

    /** The token to come. */
    Token peek() {
        return next;
    }

    /** The place of the token to come. */
    Place place() {
        return next.place();
    }

    /** Takes the token to come. */
    Token take() throws IOException {
        Token taken = next;
        next = scan();
        return taken;
    }

    /** Takes a mark or word if it is the one to come. */
    boolean takes(String token) throws IOException {
        if (!next.is(token)) return false;
        take();
        return true;
    }

    /** Takes a mark or word that must come. */
    void expect(String token, String why) throws IOException {
        if (!takes(token)) throw expected("'" + token + "' " + why);
    }

    /** Takes a name, quoted or not. */
    Token name(String what) throws IOException {
        if (next.kind() != Kind.WORD && next.kind() != Kind.QUOTED) throw expected(what);
        return take();
    }

    /** Takes a finite number. */
    double number(String what) throws IOException {
        boolean negative = lexicon.mark('-') && takes("-");
        if (next.kind() != Kind.WORD || !numeric(next.text())) throw expected(what);
        try {
            double value = Double.parseDouble(next.text());
            if (Double.isFinite(value)) {
                take();
                return negative ? -value : value;
            }
        } catch (NumberFormatException e) {
            // falls through to the message below
        }
        throw expected(what);
    }

    /** Takes a whole number of at least {@code least}. */
    int whole(String what, int least) throws IOException {
        String word = next.text();
        if (next.kind() == Kind.WORD && word.length() < 10 && word.chars().allMatch(c -> c >= '0' && c <= '9')) {
            int value = Integer.parseInt(word);
            if (value >= least) {
                take();
                return value;
            }
        }
        throw expected(what);
    }

    /** Whether a word starts as a decimal number does. */
    static boolean numeric(String word) {
        // Double.parseDouble also takes NaN, hexadecimal numbers and suffixes of types
        return word.chars().allMatch(c -> c >= '0' && c <= '9' || "+-.eE".indexOf(c) >= 0);
    }

    /** The complaint that another token was expected than the one to come. */
    IOException expected(String what) {
        return page.fault(next.place(), what, next.shown());
    }

    /** Takes everything to the next semicolon outside quotes, whatever it is, and gives it without spaces around. */
    String rest(String what) throws IOException {
        Place from = next.place();
        int end = nextStart;
        boolean quoted = false;
        while (end < text.length() && (quoted || text.charAt(end) != ';')) {
            if (text.charAt(end) == '"') quoted = !quoted;
            else if (quoted && escape(end)) end++;
            end++;
        }
        if (end >= text.length()) throw page.fault(from, "';' at the end of " + what, "the end of the file");
        String rest = text.substring(nextStart, end).strip();
        while (at <= end) step(); // the token to come has been scanned already
        next = scan();
        return rest;
    }

    /** Whether a backslash at a position makes the next character an ordinary one. */
    private boolean escape(int at) {
        return text.charAt(at) == '\\'
                && at + 1 < text.length()
                && (text.charAt(at + 1) == '"' || text.charAt(at + 1) == '\\');
    }

    private Token scan() throws IOException {
        skip();
        nextStart = at;
        Place place = here();
        if (at == text.length()) return new Token(Kind.END, "", place);
        char c = text.charAt(at);
        if (c == '"') return quoted(place);
        int start = at;
        if (lexicon.mark(c)) {
            step();
            return new Token(Kind.MARK, String.valueOf(c), place);
        }
        do step();
        while (at < text.length() && lexicon.goesOn(text, start, at));
        return new Token(Kind.WORD, text.substring(start, at), place);
    }

    private Token quoted(Place place) throws IOException {
        step();
        StringBuilder inside = new StringBuilder();
        while (at < text.length()) {
            boolean escape = escape(at);
            if (escape) step();
            char c = text.charAt(at);
            step();
            if (c == '"' && !escape) return new Token(Kind.QUOTED, inside.toString(), place);
            inside.append(c);
        }
        throw page.fault(place, "a closing '\"'", "the end of the file");
    }

    private void skip() throws IOException {
        while (at < text.length()) {
            if (Character.isWhitespace(text.charAt(at))) {
                step();
            } else if (lexicon.comment(text, at)) {
                while (at < text.length() && text.charAt(at) != '\n') step();
            } else if (lexicon.block(text, at)) {
                Place place = here();
                int end = text.indexOf("*/", at + 2);
                if (end < 0) throw page.fault(place, "'*/' at the end of the comment", "the end of the file");
                while (at < end + 2) step();
            } else {
                return;
            }
        }
    }

    private Place here() {
        return new Place(line, at - lineStart + 1);
    }

    private void step() {
        if (text.charAt(at++) == '\n') {
            line++;
            lineStart = at;
        }
    }
}

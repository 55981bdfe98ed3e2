package semblance.bayesiannetwork.exchange;

/**
 * What the words of a format are made of.
 *
 * @param marks characters that stand for themselves
 * @param line what starts a comment to the end of its line; empty if nothing does
 * @param block whether {@code /*} starts a comment that ends with the reverse
 * @param identifiers whether a word that starts with a letter has but letters, digits, underscores and points after it,
 *     so that signs may follow it without a space
 */
record Lexicon(String marks, String line, boolean block, boolean identifiers) {
    /** The Interchange Format: names may have nearly any character. */
    static final Lexicon BIF = new Lexicon("{}[]()|,;", "//", true, false);

    /** Hugin NET: formulas with signs, and comments after a percent sign. */
    static final Lexicon HUGIN = new Lexicon("{}()|,;=:*+-/", "%", false, true);

    /** UAI: numbers and spaces. */
    static final Lexicon UAI = new Lexicon("", "", false, false);

    boolean mark(char character) {
        return marks.indexOf(character) >= 0;
    }

    /** Whether a comment to the end of the line starts here. */
    boolean comment(String text, int at) {
        return !line.isEmpty() && text.startsWith(line, at);
    }

    /** Whether a comment that has an end of its own starts here. */
    boolean block(String text, int at) {
        return block && text.startsWith("/*", at);
    }

    /** Whether a word may go on with the character at a position. */
    boolean goesOn(String text, int start, int at) {
        char c = text.charAt(at);
        if (Character.isWhitespace(c) || c == '"') return false;
        if (!identifiers) return !mark(c) && !comment(text, at) && !block(text, at);
        if (Character.isLetterOrDigit(c) || c == '_' || c == '.') return true;
        // the sign of an exponent
        return (c == '-' || c == '+')
                && !Character.isLetter(text.charAt(start))
                && at > start
                && Character.toLowerCase(text.charAt(at - 1)) == 'e';
    }
}

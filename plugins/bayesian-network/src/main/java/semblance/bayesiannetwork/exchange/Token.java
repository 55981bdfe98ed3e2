package semblance.bayesiannetwork.exchange;

/** A piece of a text that its grammar knows, and where it starts. */
record Token(Kind kind, String text, Place place) {
    /** What it is. */
    enum Kind {
        /** Characters without a space: a name, a keyword or a number. */
        WORD,
        /** Characters between quotes, without them. */
        QUOTED,
        /** One character that stands for itself, such as a bracket. */
        MARK,
        /** The end of the text. */
        END
    }

    /** Whether it is this mark or word. */
    boolean is(String other) {
        return (kind == Kind.MARK || kind == Kind.WORD) && text.equals(other);
    }

    /** It as a message shows it. */
    String shown() {
        return kind == Kind.END ? "the end of the file" : Page.shown(kind == Kind.QUOTED ? '"' + text + '"' : text);
    }
}

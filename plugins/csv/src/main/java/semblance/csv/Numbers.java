package semblance.csv;

/**
 * Reads decimal numbers out of characters, rounded to the nearest double, ties to even, as {@link Double#parseDouble}
 * does: {@code 12}, {@code -1.5}, {@code .5}, {@code 6.02e23}. One reader belongs to one thread.
 */
final class Numbers {
    private static final double[] TENS = new double[23];
    private static final long EXACT = 1L << 53;
    private static final int DIGITS = 18; // that always fit a long
    private static final int BRIEF = 4;

    static {
        TENS[0] = 1;
        for (int i = 1; i < TENS.length; i++) TENS[i] = TENS[i - 1] * 10; // exact: 5^22 < 2^53
    }

    private final char point;
    private char[] text;
    private int from;
    private int to;
    private boolean negative;
    private boolean whole;
    private boolean padded;
    private long mantissa;
    private int digits;
    private int power;

    /** @param point the decimal mark */
    Numbers(char point) {
        this.point = point;
    }

    /** Whether some characters are a number; the other methods then tell which. */
    boolean scan(char[] text, int from, int to) {
        int i = from;
        if (i == to) return false;
        char sign = text[i];
        if (sign == '-' || sign == '+') i++;
        int start = i;
        long sum = 0;
        int digit;
        while (i < to && (digit = text[i] - '0') >= 0 && digit <= 9) {
            sum = sum * 10 + digit;
            i++;
        }
        int count = i - start;
        boolean leading = count > 1 && text[start] == '0';
        int scale = 0;
        boolean integer = true;
        if (i < to && text[i] == point) {
            integer = false;
            int fraction = ++i;
            while (i < to && (digit = text[i] - '0') >= 0 && digit <= 9) {
                sum = sum * 10 + digit;
                i++;
            }
            scale = fraction - i;
            count -= scale;
        }
        if (count == 0) return false;
        if (i < to) {
            if ((text[i] | 0x20) != 'e') return false;
            integer = false;
            boolean down = ++i < to && text[i] == '-';
            if (i < to && (down || text[i] == '+')) i++;
            if (i == to) return false;
            int exponent = 0;
            for (; i < to; i++) {
                digit = text[i] - '0';
                if (digit < 0 || digit > 9) return false;
                exponent = Math.min(exponent * 10 + digit, 99_999);
            }
            scale += down ? -exponent : exponent;
        }
        this.text = text;
        this.from = from;
        this.to = to;
        negative = sign == '-';
        whole = integer;
        padded = integer && leading;
        mantissa = sum;
        digits = count;
        power = scale;
        return true;
    }

    /** Whether the number has neither decimal mark nor exponent and a double holds it exactly. */
    boolean whole() {
        return whole && digits <= DIGITS && mantissa <= EXACT;
    }

    /** Whether it is whole and starts with a zero that it does not need. */
    boolean padded() {
        return padded;
    }

    /** At least the number of digits before the decimal mark when written without exponent. */
    int magnitude() {
        return digits + power;
    }

    /** The number; infinite if it is too large. */
    double value() {
        double size;
        if (digits <= DIGITS && mantissa <= EXACT && power >= -22 && power <= 22) {
            // both operands are exact, so the one operation rounds once (Clinger 1990)
            size = power < 0 ? mantissa / TENS[-power] : mantissa * TENS[power];
        } else {
            size = digits <= DIGITS ? Powers.times(mantissa, power) : Double.NaN;
            if (Double.isNaN(size)) {
                String plain = new String(text, from, to - from).replace(point, '.');
                return Double.parseDouble(plain);
            }
        }
        return negative ? -size : size;
    }

    /**
     * The number in a cell of at most {@value #BRIEF} characters: digits and at most one decimal mark between them. NaN
     * if the cell holds anything else, which {@link #scan} may still know.
     */
    double brief(char[] text, int from, int to) {
        if (to - from > BRIEF || from == to || !digit(text[from]) || !digit(text[to - 1])) return Double.NaN;
        int sum = text[from] - '0';
        int places = 0;
        for (int i = from + 1; i < to; i++) {
            if (digit(text[i])) sum = sum * 10 + text[i] - '0';
            else if (text[i] == point && places == 0) places = to - 1 - i;
            else return Double.NaN;
        }
        return places == 0 ? sum : sum / TENS[places];
    }

    /** Whether a character is a digit. */
    static boolean digit(char character) {
        return character >= '0' && character <= '9';
    }

    /** Whether some characters are a word for infinity. */
    static boolean infinite(char[] text, int from, int to) {
        if (from < to && (text[from] == '-' || text[from] == '+')) from++;
        return is("inf", text, from, to) || is("infinity", text, from, to);
    }

    /** Whether some characters are the word for what is not a number. */
    static boolean nan(char[] text, int from, int to) {
        return is("nan", text, from, to);
    }

    private static boolean is(String word, char[] text, int from, int to) {
        if (to - from != word.length()) return false;
        for (int i = 0; i < word.length(); i++) if ((text[from + i] | 0x20) != word.charAt(i)) return false;
        return true;
    }
}

package semblance.csv;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;

/** Reads days, and times without zone, written as ISO 8601 says or by a pattern. One reader belongs to one thread. */
final class Dates {
    private static final int DAY = 86_400;

    private final Optional<DateTimeFormatter> formatter;
    private boolean time;

    /** @param pattern one of {@link DateTimeFormatter}, in English; empty for ISO 8601 */
    Dates(String pattern) {
        formatter = pattern.isEmpty()
                ? Optional.empty()
                : Optional.of(new DateTimeFormatterBuilder()
                        .parseCaseInsensitive()
                        .appendPattern(pattern.replace('y', 'u')) // a year of an era is none without the era
                        .toFormatter(Locale.ENGLISH)
                        .withResolverStyle(ResolverStyle.STRICT));
    }

    /** Seconds since 1970-01-01T00:00:00, of a day those of its start; NaN if the characters are neither. */
    double seconds(char[] text, int from, int to) {
        return formatter.isPresent() ? byPattern(new String(text, from, to - from)) : iso(text, from, to);
    }

    /** Whether what was read last has a time of day. */
    boolean time() {
        return time;
    }

    private double byPattern(String text) {
        try {
            TemporalAccessor found = formatter.get().parseBest(text, LocalDateTime::from, LocalDate::from);
            time = found instanceof LocalDateTime;
            return found instanceof LocalDateTime moment
                    ? moment.toEpochSecond(ZoneOffset.UTC) + moment.getNano() / 1e9
                    : (double) LocalDate.from(found).toEpochDay() * DAY;
        } catch (DateTimeException e) {
            return Double.NaN;
        }
    }

    private double iso(char[] text, int from, int to) {
        int length = to - from;
        if (length < 10 || text[from + 4] != '-' || text[from + 7] != '-') return Double.NaN;
        int year = number(text, from, 4);
        int month = number(text, from + 5, 2);
        int day = number(text, from + 8, 2);
        if (year < 0 || month < 1 || month > 12 || day < 1 || day > 31) return Double.NaN;
        if (day > 28 && day > LocalDate.of(year, month, 1).lengthOfMonth()) return Double.NaN;
        double start = (double) LocalDate.of(year, month, day).toEpochDay() * DAY;
        time = length > 10;
        return time ? start + clock(text, from + 10, to) : start;
    }

    /** The seconds of {@code T12:30}, {@code T12:30:05} or {@code T12:30:05.25}, where T may be a blank. */
    private static double clock(char[] text, int from, int to) {
        int length = to - from;
        boolean seconds = length > 6;
        if (length < 6 || text[from] != 'T' && text[from] != ' ' || text[from + 3] != ':') return Double.NaN;
        if (seconds && (length < 9 || text[from + 6] != ':')) return Double.NaN;
        if (length > 9 && (length == 10 || length > 19 || text[from + 9] != '.')) return Double.NaN;
        int hour = number(text, from + 1, 2);
        int minute = number(text, from + 4, 2);
        int second = seconds ? number(text, from + 7, 2) : 0;
        int nanos = length > 9 ? number(text, from + 10, length - 10) : 0;
        for (int digits = length - 10; nanos > 0 && digits < 9; digits++) nanos *= 10;
        if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59 || nanos < 0)
            return Double.NaN;
        return hour * 3600 + minute * 60 + second + nanos / 1e9;
    }

    /** The number that some digits write; -1 if one is no digit. */
    private static int number(char[] text, int from, int digits) {
        int sum = 0;
        for (int i = from; i < from + digits; i++) {
            int digit = text[i] - '0';
            if (digit < 0 || digit > 9) return -1;
            sum = sum * 10 + digit;
        }
        return sum;
    }
}

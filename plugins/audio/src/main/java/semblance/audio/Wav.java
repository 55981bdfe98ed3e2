package semblance.audio;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import semblance.api.data.Location;

/**
 * What a WAV file says about its samples (IBM and Microsoft 1991, Multimedia Programming Interface and Data
 * Specifications 1.0, "WAVE"; Microsoft 2001, "Multiple Channel Audio Data and WAVE Files"). Chunks of other kinds are
 * skipped, and the size of the whole is not looked at, as many programs get it wrong.
 *
 * @param rate samples a second
 * @param frames the samples of each channel
 */
record Wav(int rate, int channels, Coding coding, long frames) {
    private static final int EXTENSIBLE = 0xfffe;
    private static final int MAX_RATE = 768_000;
    private static final int MAX_CHANNELS = 64;
    private static final long MAX_BYTES = 1 << 28; // of samples in one file
    private static final long UNKNOWN = 0xffff_ffffL; // what programs write that cannot go back to the start

    /** Looks at the header of a file. */
    static Wav of(Location file) throws IOException {
        try (InputStream in = file.open()) {
            return new Reader(in, file).header();
        }
    }

    /** The samples of a file, shape [frames][channels], from -1 to 1. */
    static Sound read(Location file) throws IOException {
        try (InputStream in = file.open()) {
            return new Reader(in, file).samples();
        }
    }

    private static final class Reader {
        private final DataInputStream in;
        private final Location file;
        private Wav format; // null before it is found; with as many frames as the data chunk says once that is
        private long size; // of the data chunk

        Reader(InputStream in, Location file) {
            this.in = new DataInputStream(new java.io.BufferedInputStream(in, 1 << 13));
            this.file = file;
        }

        /** Reads to the first sample. */
        private void start() throws IOException {
            byte[] first = in.readNBytes(12);
            if (first.length == 0) throw new IOException(file + " is empty: expected a WAV file");
            String kind = name(first, 0);
            if (first.length < 12 || !kind.equals("RIFF") || !name(first, 8).equals("WAVE"))
                throw new IOException(
                        file + " is no WAV file: it starts with '" + kind + "', expected 'RIFF' and 'WAVE'");
            try {
                while (true) {
                    byte[] head = new byte[8];
                    in.readFully(head);
                    String chunk = name(head, 0);
                    size = Coding.little(head, 4, 4);
                    if (chunk.equals("data")) break;
                    if (chunk.equals("fmt ")) format = format();
                    else in.skipNBytes(size);
                    if (size % 2 == 1) in.skipNBytes(1); // chunks start at even places
                }
            } catch (EOFException e) {
                throw new IOException(file + " is cut off before its samples", e);
            }
            if (format == null) throw new IOException(file + " is damaged: its samples come before their format");
        }

        private static String name(byte[] bytes, int at) {
            int length = Math.max(0, Math.min(4, bytes.length - at));
            return new String(bytes, at, length, StandardCharsets.US_ASCII).replaceAll("[^ -~]", "?");
        }

        private Wav format() throws IOException {
            if (size < 16 || size > 1 << 16)
                throw new IOException(file + " is damaged: the description of its format has " + size + " bytes");
            byte[] bytes = new byte[(int) size];
            in.readFully(bytes);
            int tag = (int) Coding.little(bytes, 0, 2);
            int channels = (int) Coding.little(bytes, 2, 2);
            long rate = Coding.little(bytes, 4, 4);
            int frame = (int) Coding.little(bytes, 12, 2);
            int bits = (int) Coding.little(bytes, 14, 2);
            if (tag == EXTENSIBLE && size >= 26) tag = (int) Coding.little(bytes, 24, 2);
            Coding coding = Coding.of(tag, bits, file);
            if (rate < 1 || rate > MAX_RATE || channels < 1 || channels > MAX_CHANNELS)
                throw new IOException(
                        file + " is damaged: it says " + rate + " samples a second and " + channels + " channels");
            if (frame != channels * coding.bytes)
                throw new IOException(file + " is damaged: it says " + frame + " bytes for " + channels + " samples of "
                        + bits + " bits");
            return new Wav((int) rate, channels, coding, 0);
        }

        private boolean unknown() {
            return size == 0 || size >= UNKNOWN - 64;
        }

        Wav header() throws IOException {
            start();
            if (unknown()) {
                size = 0;
                byte[] some = new byte[1 << 16];
                for (int count; (count = in.read(some)) > 0; ) size += count;
            }
            return new Wav(format.rate, format.channels, format.coding, size / frame());
        }

        private int frame() {
            return format.channels * format.coding.bytes;
        }

        Sound samples() throws IOException {
            start();
            boolean unknown = unknown();
            if (!unknown && size > MAX_BYTES) throw tooLarge(size);
            byte[] bytes = in.readNBytes((int) Math.min(MAX_BYTES + 1, unknown ? Long.MAX_VALUE : size));
            if (bytes.length > MAX_BYTES) throw tooLarge(bytes.length);
            if (!unknown && bytes.length < size)
                throw new IOException(
                        file + " is cut off: it holds " + bytes.length + " of " + size + " bytes of samples");
            float[] values = new float[bytes.length / frame() * format.channels];
            for (int i = 0; i < values.length; i++) {
                values[i] = format.coding.sample(bytes, i * format.coding.bytes);
                if (!Float.isFinite(values[i]))
                    throw new IOException(file + ", sample " + (i / format.channels + 1) + " is " + values[i]
                            + ", expected a number");
            }
            return new Sound(format.rate, format.channels, values);
        }

        private IOException tooLarge(long found) {
            return new IOException(file + " has " + found + " bytes of samples or more, at most " + MAX_BYTES
                    + " are read; cut it into pieces");
        }
    }

    /**
     * Writes samples of 16 bits, rounded to the nearest; what lies outside -1 to 1 is cut off.
     *
     * @param values shape [frames][channels]
     */
    static void write(int rate, int channels, float[] values, OutputStream to) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(44 + 2 * values.length);
        out.writeBytes("RIFF".getBytes(StandardCharsets.US_ASCII));
        little(out, 36 + 2L * values.length, 4);
        out.writeBytes("WAVEfmt ".getBytes(StandardCharsets.US_ASCII));
        little(out, 16, 4);
        little(out, 1, 2); // PCM
        little(out, channels, 2);
        little(out, rate, 4);
        little(out, 2L * channels * rate, 4);
        little(out, 2L * channels, 2);
        little(out, 16, 2);
        out.writeBytes("data".getBytes(StandardCharsets.US_ASCII));
        little(out, 2L * values.length, 4);
        for (float value : values) little(out, Math.max(-32768, Math.min(32767, Math.round(value * 32768))), 2);
        out.writeTo(to);
    }

    private static void little(ByteArrayOutputStream out, long number, int bytes) {
        for (int i = 0; i < bytes; i++) out.write((int) (number >> 8 * i));
    }
}

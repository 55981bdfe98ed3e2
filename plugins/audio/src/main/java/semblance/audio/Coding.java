package semblance.audio;

import java.io.IOException;
import semblance.api.data.Location;

/** How a WAV file codes a sample. */
enum Coding {
    /** 8 bits, 128 is silence. */
    BYTE(1),
    /** 16 bits with a sign. */
    SHORT(2),
    /** 24 bits with a sign. */
    THREE(3),
    /** 32 bits with a sign. */
    INTEGER(4),
    /** 32 bits of a floating-point number. */
    FLOAT(4),
    /** 64 bits of a floating-point number. */
    DOUBLE(8);

    private static final int PCM = 1;
    private static final int FLOATING = 3;

    final int bytes;

    Coding(int bytes) {
        this.bytes = bytes;
    }

    /** @throws IOException if samples are coded in a way that is not read, naming it */
    static Coding of(int tag, int bits, Location file) throws IOException {
        if (tag == PCM && bits == 8) return BYTE;
        if (tag == PCM && bits == 16) return SHORT;
        if (tag == PCM && bits == 24) return THREE;
        if (tag == PCM && bits == 32) return INTEGER;
        if (tag == FLOATING && bits == 32) return FLOAT;
        if (tag == FLOATING && bits == 64) return DOUBLE;
        throw new IOException(file + " is coded as " + name(tag) + " of " + bits
                + " bits, expected PCM of 8, 16, 24 or 32 or floats of 32 or 64; convert it to PCM");
    }

    private static String name(int tag) {
        return switch (tag) {
            case PCM -> "PCM";
            case FLOATING -> "floats";
            case 2 -> "Microsoft ADPCM";
            case 6 -> "A-law";
            case 7 -> "mu-law";
            case 0x11 -> "IMA ADPCM";
            case 0x31 -> "GSM 6.10";
            case 0x50, 0x55 -> "MPEG (MP3)";
            default -> "format 0x" + Integer.toHexString(tag);
        };
    }

    /** The sample at a place in bytes, from -1 to 1. */
    float sample(byte[] bytes, int at) {
        return switch (this) {
            case BYTE -> ((bytes[at] & 0xff) - 128) / 128f;
            case SHORT -> (short) little(bytes, at, 2) / 32768f;
            case THREE -> ((int) little(bytes, at, 3) << 8) / 2147483648f;
            case INTEGER -> (float) ((int) little(bytes, at, 4) / 2147483648.0);
            case FLOAT -> Float.intBitsToFloat((int) little(bytes, at, 4));
            case DOUBLE -> (float) Double.longBitsToDouble(little(bytes, at, 8));
        };
    }

    /** A little-endian number without a sign. */
    static long little(byte[] bytes, int at, int count) {
        long number = 0;
        for (int i = count - 1; i >= 0; i--) number = number << 8 | bytes[at + i] & 0xff;
        return number;
    }
}

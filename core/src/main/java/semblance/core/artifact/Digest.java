package semblance.core.artifact;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.CRC32;

/** Sums up bytes that pass through: their number, CRC-32 and SHA-256. */
final class Digest extends OutputStream {
    private static final int CHUNK = 1 << 16;

    private final CRC32 crc = new CRC32();
    private final MessageDigest sha;
    private long length;

    Digest() {
        try {
            sha = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }

    static Digest of(Content content) throws IOException {
        Digest digest = new Digest();
        content.writeTo(digest);
        if (digest.length != content.length())
            throw new IllegalStateException("expected " + content.length() + " bytes, written " + digest.length);
        return digest;
    }

    static Digest of(InputStream in, long length) throws IOException {
        Digest digest = new Digest();
        byte[] chunk = new byte[(int) Math.max(1, Math.min(CHUNK, length))];
        for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) digest.write(chunk, 0, n);
        return digest;
    }

    @Override
    public void write(int one) {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) {
        crc.update(bytes, from, count);
        sha.update(bytes, from, count);
        length += count;
    }

    int crc() {
        return (int) crc.getValue();
    }

    /** To be asked once, at the end. */
    String sha256() {
        return HexFormat.of().formatHex(sha.digest());
    }
}

package semblance.core.artifact;

import java.io.IOException;
import java.io.OutputStream;

/** The bytes of an entry, made as often as asked: once to sum them up, once to write them. */
interface Content {
    /** The number of bytes. */
    long length();

    /** Writes all bytes; the same ones each time. */
    void writeTo(OutputStream to) throws IOException;

    /** Bytes at hand. */
    static Content of(byte[] bytes) {
        return new Content() {
            @Override
            public long length() {
                return bytes.length;
            }

            @Override
            public void writeTo(OutputStream to) throws IOException {
                to.write(bytes);
            }
        };
    }
}

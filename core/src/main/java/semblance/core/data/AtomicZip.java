package semblance.core.data;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A zip archive that appears all at once or not at all. Its entries have no times, so that equal files are equal bytes. */
final class AtomicZip implements Whole {
    private static final int BUFFER = 1 << 16;
    private static final LocalDateTime FIRST_DAY = LocalDateTime.of(1980, 1, 1, 0, 0); // the earliest a zip can tell

    private final AtomicFile file;
    private final ZipOutputStream zip;

    private AtomicZip(AtomicFile file) {
        this.file = file;
        this.zip = new ZipOutputStream(new BufferedOutputStream(file.stream(), BUFFER));
    }

    static AtomicZip create(Path path) throws IOException {
        return new AtomicZip(AtomicFile.create(path));
    }

    @Override
    public OutputStream create(String name) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(FIRST_DAY);
        zip.putNextEntry(entry);
        return new FilterOutputStream(zip) {
            private boolean open = true;

            @Override
            public void write(byte[] bytes, int from, int count) throws IOException {
                out.write(bytes, from, count);
            }

            @Override
            public void flush() {} // entries end where the next one starts, not before

            @Override
            public void close() throws IOException {
                if (open) zip.closeEntry();
                open = false;
            }
        };
    }

    @Override
    public void commit() throws IOException {
        zip.finish();
        zip.flush();
        file.commit();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}

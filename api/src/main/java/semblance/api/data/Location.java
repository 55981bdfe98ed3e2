package semblance.api.data;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.List;

/**
 * Where rows come from or go to, resolved by the platform: a file, a folder, a database, a standard stream. What is
 * written through {@link #create} appears only after the sink has returned, all of it or nothing.
 */
public interface Location {

    /** The address, such as {@code file:///data/iris.csv} or {@code jdbc:postgresql:flowers}. */
    URI uri();

    /** Its bytes from the start, as often as asked; a {@link FileNotFoundException} if there is nothing. */
    InputStream open() throws IOException;

    /** A stream that replaces its bytes. */
    OutputStream create() throws IOException;

    /**
     * The files in a folder or zip archive, at any depth but not hidden, whose addresses continue this one's; sorted by
     * name, numbers by value, then by folder. None in anything else.
     */
    default List<Location> entries() throws IOException {
        return List.of();
    }

    /** What is called {@code name} within a folder or zip archive, or else beside this; it is written along with this. */
    default Location resolve(String name) throws IOException {
        throw new FileNotFoundException(this + " has nothing beside it, so no " + name);
    }

    /** What messages call it: the path as the user gave it. */
    @Override
    String toString();
}

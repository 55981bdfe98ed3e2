package semblance.api.model;

import java.io.Serializable;
import semblance.api.data.Schema;

/**
 * What training leaves behind: an immutable public record of plain data (numbers, strings, enums, arrays, lists, maps
 * and public records of these, of its own module or of the api), so that the platform can save and load it without
 * help. What a model can do is told by the other interfaces of this package that it implements.
 */
public interface Model extends Serializable {

    /** The columns that this model describes; tables given to it and made by it have exactly these. */
    Schema schema();
}

package semblance.api.model;

import semblance.api.data.Table;

/** An encoder whose codes lead back to rows. */
public interface Decoder extends Encoder {

    /** The row that each code stands for. */
    Table decode(Table codes);
}

package semblance.decisiontree;

/** In which order columns are visited that are not named; the target comes last. */
public enum Visit {
    /** As they stand in the rows. */
    SCHEMA,
    /** Those that trees can tell the fewest values of first, as Nowok, Raab and Dibben (2016) advise. */
    FEWEST
}

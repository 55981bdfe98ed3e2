package semblance.decisiontree;

import semblance.decisiontree.growing.Missing;

/** Where rows go whose cell is missing in the column of a test. */
public enum Gaps {
    /** Where the algorithm sends them. */
    USUAL,
    /** To the side where they lower the impurity most. */
    LEARNED,
    /** To all branches, with shares of their weight. */
    SHARED;

    Missing missing(Algorithm algorithm) {
        if (this == USUAL) return algorithm == Algorithm.C45 ? Missing.SHARED : Missing.LEARNED;
        return Missing.valueOf(name());
    }
}

package semblance.decisiontree;

import java.util.Locale;
import semblance.decisiontree.growing.Categories;
import semblance.decisiontree.growing.Criterion;

/** Ways of growing a tree, as they were published. */
public enum Algorithm {
    /** Two branches at each node, gini or variance, missing cells to the better side (Breiman et al. 1984). */
    CART,
    /** A branch for each level, information gain; levels only (Quinlan 1986). */
    ID3,
    /** A branch for each level or a threshold, gain ratio, missing cells to all branches with shares (Quinlan 1993). */
    C45;

    Categories categories() {
        return this == CART ? Categories.SUBSETS : Categories.MULTIWAY;
    }

    Criterion criterion(boolean levels) {
        if (this == C45) return Criterion.GAIN_RATIO;
        if (this == ID3) return Criterion.ENTROPY;
        return levels ? Criterion.GINI : Criterion.VARIANCE;
    }

    /** As users write it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

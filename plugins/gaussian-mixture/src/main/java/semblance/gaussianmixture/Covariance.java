package semblance.gaussianmixture;

/**
 * What the covariances of the components have in common: volume, shape (the ratios of the axes) and orientation, each equal
 * (E) or varying (V), or the identity (I) (Banfield and Raftery 1993; Celeux and Govaert 1995). The first four are the
 * usual ones under their usual names; all fourteen are those of mclust, whose letters the others are named by.
 */
public enum Covariance {
    /** Any covariance for each component; VVV. */
    FULL,
    /** Any covariance, the same for all components; EEE. */
    TIED,
    /** Uncorrelated columns in each component; VVI. */
    DIAGONAL,
    /** Uncorrelated columns of equal variance in each component; VII. */
    SPHERICAL,
    /** One variance for all columns and components. */
    EII,
    /** Uncorrelated columns, the same for all components. */
    EEI,
    /** Uncorrelated columns; volumes vary, shapes are equal. */
    VEI,
    /** Uncorrelated columns; volumes are equal, shapes vary. */
    EVI,
    /** Volumes vary; shapes and orientations are equal. */
    VEE,
    /** Shapes vary; volumes and orientations are equal. */
    EVE,
    /** Volumes and shapes vary; orientations are equal. */
    VVE,
    /** Orientations vary; volumes and shapes are equal. */
    EEV,
    /** Volumes and orientations vary; shapes are equal. */
    VEV,
    /** Shapes and orientations vary; volumes are equal. */
    EVV;

    /** Whether columns are uncorrelated within a component. */
    boolean diagonal() {
        return switch (this) {
            case DIAGONAL, SPHERICAL, EII, EEI, VEI, EVI -> true;
            default -> false;
        };
    }

    /** Whether each component's own matrix, not only their sum, must be invertible. */
    boolean ownAxes() {
        return switch (this) {
            case EVI, EVE, VVE, EEV, VEV, EVV -> true;
            default -> false;
        };
    }

    /** The number of free parameters in the covariances of K components over d columns (Celeux and Govaert 1995, table 1). */
    int parameters(int components, int columns) {
        if (columns == 0) return 0;
        int full = columns * (columns + 1) / 2;
        return switch (this) {
            case FULL -> components * full;
            case TIED -> full;
            case DIAGONAL -> components * columns;
            case SPHERICAL -> components;
            case EII -> 1;
            case EEI -> columns;
            case VEI -> components + columns - 1;
            case EVI -> 1 + components * (columns - 1);
            case VEE -> full + components - 1;
            case EVE -> full + (components - 1) * (columns - 1);
            case VVE -> full + (components - 1) * columns;
            case EEV -> components * full - (components - 1) * columns;
            case VEV -> components * full - (components - 1) * (columns - 1);
            case EVV -> components * full - (components - 1);
        };
    }
}

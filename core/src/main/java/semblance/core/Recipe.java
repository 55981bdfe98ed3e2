package semblance.core;

import java.util.List;

/**
 * What to learn: a trainer, the transforms before it, and the seed that all randomness grows from.
 *
 * @param trainer the model type and its parameters
 * @param transforms what prepares the rows, in order
 * @param seed equal recipes and data give equal bytes
 */
public record Recipe(Spec trainer, List<Spec> transforms, long seed) {
    /** Copies the list. */
    public Recipe {
        transforms = List.copyOf(transforms);
    }
}

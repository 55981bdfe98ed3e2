package semblance.randomforest.adversarial;

import semblance.api.data.Schema;
import semblance.decisiontree.growing.Trees;

/**
 * Where learning stands after some rounds.
 *
 * @param kept the model whose imitations were told worst so far
 * @param accuracy how well these were told; 1 if nothing has tried yet
 * @param candidate the trees whose imitations are to be told next
 * @param accuracies how well the imitations of each round were told
 * @param done whether there is nothing left to do
 */
public record Adversary(
        Schema schema, AdversarialForest kept, double accuracy, Trees candidate, double[] accuracies, boolean done) {}

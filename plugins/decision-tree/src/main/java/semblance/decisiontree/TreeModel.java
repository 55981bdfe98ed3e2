package semblance.decisiontree;

import semblance.api.model.Predictor;

/** A model that is one tree, or one tree for each column: what rules, pictures and importance can be had of. */
public sealed interface TreeModel extends Predictor permits DecisionTree, TreePredictor {}

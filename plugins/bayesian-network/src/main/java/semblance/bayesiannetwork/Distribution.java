package semblance.bayesiannetwork;

import java.io.Serializable;

/** The distribution of a node given its parents. */
public sealed interface Distribution extends Serializable
        permits ProbabilityTable, ProbabilityTree, ConditionalGaussian, LogisticRegression {}

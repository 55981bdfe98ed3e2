/**
 * Adversarial random forests (Watson, Blesch, Kapar and Wright 2023): trees that tell rows from imitations of them, until
 * they cannot, and whose leaves then are boxes in which the columns are independent. So the distribution of whole rows is
 * a mixture over the leaves of all trees of products over the columns, and everything asked of it has a closed form.
 */
package semblance.randomforest.adversarial;

/** What only a Bayesian network can be asked: of its columns all at once, of its graph, and of interventions. */
package semblance.bayesiannetwork.questions;

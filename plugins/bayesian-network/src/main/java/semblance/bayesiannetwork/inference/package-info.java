/** What a Bayesian network answers, exactly: junction trees, Gaussian components, and sampling where neither will do. */
package semblance.bayesiannetwork.inference;

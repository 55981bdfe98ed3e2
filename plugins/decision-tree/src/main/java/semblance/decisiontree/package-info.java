/** Decision trees as predictors, and as distributions of whole rows. */
package semblance.decisiontree;

/** Random forests as predictors, and as distributions of whole rows. */
package semblance.randomforest;

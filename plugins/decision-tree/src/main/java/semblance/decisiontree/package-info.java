/** Decision trees, and distributions made of one tree for each column. */
package semblance.decisiontree;

/** Growing trees, fast, from rows held as small codes; and finding the leaf of a row. */
package semblance.decisiontree.growing;

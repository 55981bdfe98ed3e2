/**
 * Bayesian networks from and for other programs: the Interchange Format, its form in XML, UAI and Hugin NET in both
 * directions; DOT and SVG for the eye.
 */
package semblance.bayesiannetwork.exchange;

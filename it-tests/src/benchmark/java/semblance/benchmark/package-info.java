/** How fast: JMH benchmarks, and runners for a side-by-side comparison with other software on the same files. */
package semblance.benchmark;

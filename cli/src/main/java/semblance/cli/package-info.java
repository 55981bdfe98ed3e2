/** The verbs of the command line, what they share (output, errors, progress), and pipeline and schema files. */
package semblance.cli;

/**
 * Model files: a zip that holds a manifest in JSON and arrays that numpy reads, and never code or serialised objects.
 * What a record may hold, and so what a file may ask for, is told at {@link semblance.core.artifact.Artifacts}.
 */
package semblance.core.artifact;

/** Transforms that most data want: standardise numbers, map them to an interval, leave out rows with missing cells. */
module semblance.transforms {
    requires transitive semblance.api;

    exports semblance.transforms;

    provides semblance.api.train.Transform with
            semblance.transforms.DropMissing,
            semblance.transforms.MinMax,
            semblance.transforms.Standardise;
}

package semblance.core;

import java.util.ArrayList;
import java.util.List;
import semblance.api.model.Model;
import semblance.api.train.Transform;
import semblance.core.artifact.Artifact;
import semblance.core.artifact.Part;
import semblance.core.pipeline.Pipeline;

/** A model with everything that its file holds. */
record Learned(Artifact artifact, Model model) implements Trained {

    /** @throws IllegalArgumentException if its parts are no pipeline */
    Learned(Artifact artifact) {
        this(artifact, compose(artifact));
    }

    private static Model compose(Artifact artifact) {
        return Pipeline.of(artifact.schema(), transforms(artifact), inner(artifact));
    }

    private static List<Transform.Fitted> transforms(Artifact artifact) {
        List<Transform.Fitted> transforms = new ArrayList<>();
        for (Part part : artifact.parts().subList(0, artifact.parts().size() - 1))
            transforms.add((Transform.Fitted) part.content());
        return transforms;
    }

    private static Model inner(Artifact artifact) {
        return (Model) artifact.last().content();
    }

    /** What prepares rows for {@link #inner}, in the order of their use. */
    List<Transform.Fitted> transforms() {
        return transforms(artifact);
    }

    /** The model behind the transforms. */
    Model inner() {
        return inner(artifact);
    }
}

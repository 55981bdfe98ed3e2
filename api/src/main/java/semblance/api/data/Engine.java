package semblance.api.data;

import semblance.api.Extension;

/** Where work runs: the threads of this process, or a cluster. */
public interface Engine extends Extension {

    /** The same rows, whose {@link Dataset#collect collect} runs on this engine with the same result, bit for bit. */
    Dataset bind(Dataset data);
}

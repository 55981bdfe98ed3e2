package semblance.core;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import semblance.api.model.Conditional;
import semblance.api.model.Decoder;
import semblance.api.model.Density;
import semblance.api.model.Encoder;
import semblance.api.model.Imputer;
import semblance.api.model.Predictor;
import semblance.api.model.Sampler;

/** The words for what a model can do: one for each capability interface of the api. */
public final class Capabilities {
    private static final Map<String, Class<?>> TYPES = new LinkedHashMap<>();

    static {
        TYPES.put("sample", Sampler.class);
        TYPES.put("score", Density.class);
        TYPES.put("condition", Conditional.class);
        TYPES.put("predict", Predictor.class);
        TYPES.put("impute", Imputer.class);
        TYPES.put("encode", Encoder.class);
        TYPES.put("decode", Decoder.class);
    }

    private Capabilities() {}

    /** Every word there is, in a fixed order. */
    public static List<String> all() {
        return List.copyOf(TYPES.keySet());
    }

    /** The words for a model type. */
    public static List<String> of(Class<?> model) {
        return TYPES.entrySet().stream()
                .filter(entry -> entry.getValue().isAssignableFrom(model))
                .map(Map.Entry::getKey)
                .toList();
    }
}

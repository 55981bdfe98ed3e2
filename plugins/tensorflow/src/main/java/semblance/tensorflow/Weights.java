package semblance.tensorflow;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All that a network has learned, as plain data: its weights and, while it is trained, what the update rule remembers of
 * each ({@code name/slot0} and so on) and their moving average ({@code name/average}).
 *
 * @param all the weights, of distinct names
 */
public record Weights(List<Weight> all) implements Serializable {
    /** What the name of a moving average ends with. */
    static final String AVERAGE = "/average";

    /** What the name of something an update rule remembers goes on with. */
    static final String SLOT = "/slot";

    /** @throws IllegalArgumentException if two weights have one name */
    public Weights {
        all = List.copyOf(all);
        if (all.stream().map(Weight::name).distinct().count() < all.size())
            throw new IllegalArgumentException("two weights have one name");
    }

    /** What the moving average of a weight is called. */
    public static String average(String name) {
        return name + AVERAGE;
    }

    /** The weights by name. */
    public Map<String, Weight> byName() {
        Map<String, Weight> found = new LinkedHashMap<>();
        for (Weight weight : all) found.put(weight.name(), weight);
        return found;
    }

    /**
     * The values of a weight; not a copy.
     *
     * @throws IllegalArgumentException if there is none of this name
     */
    public float[] values(String name) {
        for (Weight weight : all) if (weight.name().equals(name)) return weight.values();
        throw new IllegalArgumentException("no weight '" + name + "'");
    }

    /** These weights, some of them replaced by others of the same name. */
    public Weights with(Weights others) {
        Map<String, Weight> found = byName();
        for (Weight weight : others.all) found.replace(weight.name(), weight);
        return new Weights(new ArrayList<>(found.values()));
    }

    /** What is needed to use the network: each weight's moving average where there is one, and nothing of its training. */
    public Weights used() {
        Map<String, Weight> found = byName();
        List<Weight> used = new ArrayList<>();
        for (Weight weight : all) {
            if (weight.name().endsWith(AVERAGE) || weight.name().contains(SLOT)) continue;
            Weight average = found.getOrDefault(weight.name() + AVERAGE, weight);
            used.add(new Weight(weight.name(), weight.shape(), average.values()));
        }
        return new Weights(used);
    }
}

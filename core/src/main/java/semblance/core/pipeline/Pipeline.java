package semblance.core.pipeline;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import semblance.api.data.Schema;
import semblance.api.model.Model;
import semblance.api.train.Transform;

/**
 * Composes fitted transforms and a model into one model over the untransformed columns. It has the capabilities that the
 * model has, no more and no less, which is why it is made of interfaces chosen at run time.
 */
public final class Pipeline {
    private Pipeline() {}

    /**
     * The composed model; the model itself if there is no transform.
     *
     * @param input the columns that the first transform takes
     * @param transforms in the order in which rows pass through them
     */
    public static Model of(Schema input, List<Transform.Fitted> transforms, Model model) {
        return transforms.isEmpty() ? model : of(new Transformed(input, transforms, model, List.of()));
    }

    static Model of(Transformed transformed) {
        Set<Class<?>> capabilities = new LinkedHashSet<>();
        collect(transformed.model().getClass(), capabilities);
        return (Model) Proxy.newProxyInstance(
                Model.class.getClassLoader(), capabilities.toArray(Class<?>[]::new), (proxy, method, arguments) -> {
                    try {
                        return method.invoke(transformed, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    /** The interfaces of the api that a model type implements, and that {@link Transformed} therefore can. */
    private static void collect(Class<?> type, Set<Class<?>> capabilities) {
        List<Class<?>> above = new ArrayList<>(List.of(type.getInterfaces()));
        if (type.getSuperclass() != null) above.add(type.getSuperclass());
        for (Class<?> one : above) {
            if (one != Model.class && Model.class.isAssignableFrom(one) && one.isAssignableFrom(Transformed.class))
                capabilities.add(one);
            collect(one, capabilities);
        }
        if (capabilities.isEmpty()) capabilities.add(Model.class);
    }
}

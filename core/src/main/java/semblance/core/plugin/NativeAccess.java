package semblance.core.plugin;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/**
 * The leave to load native code, which Java asks for from 22 on (JEP 454, 472). The process is started with it for the
 * platform, {@code --enable-native-access=semblance.core}, which hands it on to the plugins that hold such code.
 */
final class NativeAccess {
    private NativeAccess() {}

    /** Gives it to all modules of a layer; a warning of the plugin if this process may not. */
    static void grant(ModuleLayer.Controller controller, Plugin plugin) {
        Method enable;
        try {
            enable = ModuleLayer.Controller.class.getMethod("enableNativeAccess", Module.class);
        } catch (NoSuchMethodException e) {
            return; // an older Java does not ask
        }
        try {
            for (Module module : controller.layer().modules()) enable.invoke(controller, module);
        } catch (InvocationTargetException e) {
            plugin.note(
                    "P590",
                    plugin.location(),
                    "holds native code, which this Java may refuse to load",
                    Failure.text(e.getCause()),
                    "start java with --enable-native-access=semblance.core");
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e); // the method is public
        }
    }
}

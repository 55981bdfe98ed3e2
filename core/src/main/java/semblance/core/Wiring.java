package semblance.core;

import com.google.inject.AbstractModule;
import com.google.inject.Singleton;
import semblance.core.plugin.Plugins;

/** How the platform is put together. It binds registries, never a class of a plugin, which would pin its loader. */
final class Wiring extends AbstractModule {
    private final Settings settings;
    private final Plugins plugins;

    Wiring(Settings settings, Plugins plugins) {
        this.settings = settings;
        this.plugins = plugins;
    }

    @Override
    protected void configure() {
        bind(Settings.class).toInstance(settings);
        bind(Plugins.class).toInstance(plugins);
        bind(Catalogue.class).toInstance(new Catalogue(plugins));
        bind(Rows.class).in(Singleton.class);
        bind(Asking.class).in(Singleton.class);
    }
}

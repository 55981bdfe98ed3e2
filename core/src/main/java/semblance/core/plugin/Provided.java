package semblance.core.plugin;

import semblance.api.Extension;

/** An extension as its no-argument constructor made it, and the plugin it comes from. */
public record Provided<E extends Extension>(E extension, Plugin plugin) {}

package semblance.core.plugin;

import java.lang.module.ModuleDescriptor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A jar, or a folder of jars, that adds to the platform. It is named as its file is, without version and suffix:
 * {@code gan-0.2.0.jar} is {@code gan}; a folder of classes, and what the platform itself brings, as its module is,
 * with dashes for dots: {@code semblance-core}.
 */
public final class Plugin {

    /** How far a plugin has come. */
    public enum State {
        /** Its files were found. */
        DISCOVERED,
        /** Its own files are in order. */
        VERIFIED,
        /** All that it requires is there. */
        RESOLVED,
        /** Its classes can be used. */
        ACTIVE,
        /** It cannot be used; its diagnostics say why. */
        REJECTED,
        /** It is not to be used: its name ends in {@code .disabled}. */
        DISABLED
    }

    static final Comparator<Plugin> ORDER = Comparator.comparing(Plugin::name)
            .thenComparing(Plugin::compareVersions)
            .thenComparing(Plugin::location);

    private static final Pattern VERSIONED = Pattern.compile("(.+?)-(\\d+(?:\\..*)?)");

    private final String name;
    private final Path location;
    private final Set<Diagnostic> noted = new LinkedHashSet<>();
    private final List<Diagnostic> diagnostics = new CopyOnWriteArrayList<>();
    private volatile State state = State.DISCOVERED;
    private String version;
    private List<Jar> jars = List.of();
    private List<Plugin> parents = List.of();
    private boolean platform;
    private final List<Plugin> dependents = new ArrayList<>();
    private List<Jar> nativeCode; // null until asked for
    private volatile ModuleLayer layer;

    Plugin(String name, String version, Path location) {
        this.name = name;
        this.version = version;
        this.location = location;
    }

    /** A plugin that is named as its file or folder. */
    static Plugin at(Path location) {
        String base = location.getFileName().toString();
        boolean disabled = base.endsWith(".disabled");
        if (disabled) base = base.substring(0, base.length() - ".disabled".length());
        if (base.endsWith(".jar")) base = base.substring(0, base.length() - ".jar".length());
        Matcher versioned = VERSIONED.matcher(base);
        Plugin plugin = versioned.matches()
                ? new Plugin(versioned.group(1), versioned.group(2), location)
                : new Plugin(base, "", location);
        if (disabled) plugin.state = State.DISABLED;
        return plugin;
    }

    /** The name that users type. */
    public String name() {
        return name;
    }

    /** The version of its main module, or of its file's name; empty if neither has one. */
    public String version() {
        return version;
    }

    /** Its jar or folder. */
    public Path location() {
        return location;
    }

    /** How far it has come. */
    public State state() {
        return state;
    }

    /** What is wrong with it, and warnings; in the order in which they were found. */
    public List<Diagnostic> diagnostics() {
        return List.copyOf(diagnostics);
    }

    /** The names of the plugins that it requires, sorted. */
    public List<String> requires() {
        return parents.stream().map(Plugin::name).sorted().toList();
    }

    /** The kinds of extensions that it provides, by the simple names of the api's types, sorted: {@code DataSource}. */
    public List<String> provides() {
        return jars.stream()
                .flatMap(jar -> jar.services().stream())
                .map(provides -> provides.service().substring(provides.service().lastIndexOf('.') + 1))
                .distinct()
                .sorted()
                .toList();
    }

    /** The names of its modules, main ones first. */
    public List<String> modules() {
        return jars.stream().map(Jar::name).toList();
    }

    /** Its first main module once it is active. */
    public Optional<Module> module() {
        ModuleLayer defined = layer;
        return defined == null || jars.isEmpty()
                ? Optional.empty()
                : defined.findModule(jars.get(0).name());
    }

    /** Name and version. */
    @Override
    public String toString() {
        return version.isEmpty() ? name : name + " " + version;
    }

    boolean is(State some) {
        return state == some;
    }

    /** Whether one of its modules provides a service. */
    boolean has(Class<?> service) {
        return jars.stream().flatMap(jar -> jar.services().stream()).anyMatch(provides -> provides.service()
                .equals(service.getName()));
    }

    boolean usable() {
        return state == State.RESOLVED || state == State.ACTIVE;
    }

    List<Jar> jars() {
        return jars;
    }

    /** The modules that other plugins may require: those written for the platform, or all outside {@code lib}. */
    List<Jar> mains() {
        List<Jar> mains = jars.stream().filter(Jar::main).toList();
        return mains.isEmpty() ? jars.stream().filter(jar -> !jar.library()).toList() : mains;
    }

    /** Takes its modules over, main ones first, and its version from the first. */
    void hold(List<Jar> found) {
        jars = found.stream()
                .sorted(Comparator.comparing((Jar jar) -> !jar.main()).thenComparing(Jar::library))
                .toList();
        if (!jars.isEmpty()) version = jars.get(0).descriptor().rawVersion().orElse(version);
    }

    /** Reaches a state, unless it was rejected on the way. */
    void reach(State next) {
        if (state != State.REJECTED) state = next;
    }

    void resolve(List<Plugin> on) {
        parents = List.copyOf(on);
        for (Plugin parent : on) parent.dependents.add(this);
        reach(State.RESOLVED);
    }

    /** Its jars with libraries that are not Java's; looked for when first asked, since that takes a while. */
    List<Jar> nativeCode() {
        if (nativeCode == null)
            nativeCode = jars.stream().filter(Jar::nativeCode).toList();
        return nativeCode;
    }

    /** Whether its classes stay for the life of the process: native code does, with all that it is built on. */
    boolean lasting() {
        return !nativeCode().isEmpty()
                || dependents.stream().anyMatch(dependent -> dependent.usable() && dependent.lasting());
    }

    /** A plugin that the process was started with. */
    static Plugin ofPlatform(Module module, Jar jar) {
        Plugin plugin = new Plugin(module.getName().replace('.', '-'), "", jar.path());
        plugin.hold(List.of(jar));
        plugin.layer = module.getLayer();
        plugin.platform = true;
        plugin.state = State.RESOLVED;
        return plugin;
    }

    /** Whether the process was started with it. */
    boolean platform() {
        return platform;
    }

    /** Why it was rejected, in a line; empty if it was not. */
    String refusal() {
        return diagnostics.stream()
                .filter(diagnostic -> !diagnostic.warning())
                .findFirst()
                .map(Diagnostic::toString)
                .orElse("");
    }

    void reject() {
        state = State.REJECTED;
    }

    List<Plugin> parents() {
        return parents;
    }

    void activate(ModuleLayer defined) {
        layer = defined;
        reach(State.ACTIVE);
    }

    ModuleLayer layer() {
        return layer;
    }

    /** Lets go of its classes. */
    void release() {
        layer = null;
        if (state == State.ACTIVE) state = State.RESOLVED;
    }

    void refuse(String code, Path jar, String what, String why, String fix) {
        note(code, jar, what, why, fix);
        state = State.REJECTED;
    }

    /** Writes down something that does not stop it, once. */
    void note(String code, Path jar, String what, String why, String fix) {
        Diagnostic diagnostic = new Diagnostic(code, name, jar, what, why, fix);
        if (noted.add(diagnostic)) diagnostics.add(diagnostic);
    }

    /** Older before newer; versions that cannot be compared by the rules of modules as text, before those that can. */
    int compareVersions(Plugin other) {
        Optional<ModuleDescriptor.Version> mine = Versions.parse(version);
        Optional<ModuleDescriptor.Version> others = Versions.parse(other.version);
        if (mine.isPresent() && others.isPresent()) return mine.get().compareTo(others.get());
        if (mine.isPresent() != others.isPresent()) return mine.isPresent() ? 1 : -1;
        return version.compareTo(other.version);
    }
}

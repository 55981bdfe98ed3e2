package semblance.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import semblance.api.Extension;

/** Sources of one jar, compiled for Java 17 against the running api. */
final class Source {
    private final Map<String, String> files = new LinkedHashMap<>();
    private final List<Path> modulePath = new ArrayList<>();
    private final List<String> omitted = new ArrayList<>();
    private final Map<String, Integer> kept = new LinkedHashMap<>();
    private final Map<String, String> resources = new LinkedHashMap<>();
    private Path api = api();
    private String version = "";
    private boolean automatic;
    private int classFile;

    /** A module whose descriptor has this body. */
    static Source module(String name, String body) {
        return new Source().file("module-info.java", "module " + name + " { " + body + " }");
    }

    /** A jar without descriptor. */
    static Source library() {
        Source source = new Source();
        source.automatic = true;
        return source;
    }

    /** A plugin with one engine, {@code test.NAME.Box}, named NAME. */
    static Source plugin(String name, String... requires) {
        return described(name, requires).type("test." + name + ".Box", engine("Box", name));
    }

    /** The descriptor of a plugin whose engine {@code test.NAME.Box} is still to be written. */
    static Source described(String name, String... requires) {
        String more =
                Stream.of(requires).map(module -> "requires " + module + "; ").collect(Collectors.joining());
        return module(
                "test." + name,
                "requires semblance.api; " + more + "exports test." + name
                        + "; provides semblance.api.data.Engine with test." + name + ".Box;");
    }

    /** A record that is an engine. */
    static String engine(String type, String name) {
        return engine(type, name, "");
    }

    /** A record that is an engine, with more in its body. */
    static String engine(String type, String name, String more) {
        return "public record " + type + "() implements semblance.api.data.Engine { " + more
                + " public String name() { return \"" + name + "\"; }"
                + " public semblance.api.data.Dataset bind(semblance.api.data.Dataset data) { return data; } }";
    }

    Source type(String name, String code) {
        String pack = name.substring(0, name.lastIndexOf('.'));
        return file(name.replace('.', '/') + ".java", "package " + pack + "; " + code);
    }

    Source file(String path, String code) {
        files.put(path, code);
        return this;
    }

    Source resource(String path, String text) {
        resources.put(path, text);
        return this;
    }

    Source version(String text) {
        version = text;
        return this;
    }

    Source with(Path... jars) {
        modulePath.addAll(List.of(jars));
        return this;
    }

    /** Compiles against another api. */
    Source instead(Path other) {
        api = other;
        return this;
    }

    /** Leaves a compiled class out of the jar. */
    Source without(String file) {
        omitted.add(file);
        return this;
    }

    /** Keeps the first bytes of a compiled class alone. */
    Source cut(String file, int bytes) {
        kept.put(file, bytes);
        return this;
    }

    /** Marks all classes as those of another Java. */
    Source classFile(int major) {
        classFile = major;
        return this;
    }

    /** Compiles into a folder beside the target and packs it. */
    Path jar(Path target) throws IOException {
        Path classes = classes(Files.createTempDirectory("classes"));
        Files.createDirectories(target.getParent());
        try (OutputStream out = Files.newOutputStream(target);
                JarOutputStream jar = new JarOutputStream(out);
                Stream<Path> walk = Files.walk(classes)) {
            for (Path file : walk.filter(Files::isRegularFile).sorted().toList()) {
                String name = classes.relativize(file).toString().replace(File.separatorChar, '/');
                jar.putNextEntry(new JarEntry(name));
                jar.write(Files.readAllBytes(file));
                jar.closeEntry();
            }
        }
        return target;
    }

    /** Compiles into a folder. */
    Path classes(Path target) throws IOException {
        Path sources = Files.createTempDirectory("sources");
        List<String> arguments = new ArrayList<>(List.of("--release", "17", "-d", target.toString(), "-proc:none"));
        String path = Stream.concat(Stream.of(api), modulePath.stream())
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
        arguments.addAll(List.of(automatic ? "--class-path" : "--module-path", path));
        if (!version.isEmpty()) arguments.addAll(List.of("--module-version", version));
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path source = sources.resolve(file.getKey());
            Files.createDirectories(source.getParent());
            arguments.add(Files.writeString(source, file.getValue()).toString());
        }
        compile(arguments);
        for (String file : omitted) Files.delete(target.resolve(file));
        for (Map.Entry<String, String> resource : resources.entrySet()) {
            Path file = target.resolve(resource.getKey());
            Files.createDirectories(file.getParent());
            Files.writeString(file, resource.getValue());
        }
        for (Map.Entry<String, Integer> cut : kept.entrySet()) {
            Path file = target.resolve(cut.getKey());
            Files.write(file, Arrays.copyOf(Files.readAllBytes(file), cut.getValue()));
        }
        if (classFile != 0) mark(target);
        return target;
    }

    private void mark(Path classes) throws IOException {
        try (Stream<Path> walk = Files.walk(classes)) {
            for (Path file :
                    walk.filter(path -> path.toString().endsWith(".class")).toList()) {
                byte[] bytes = Files.readAllBytes(file);
                bytes[6] = (byte) (classFile >> 8);
                bytes[7] = (byte) classFile;
                Files.write(file, bytes);
            }
        }
    }

    private static void compile(List<String> arguments) {
        StringWriter messages = new StringWriter();
        PrintWriter out = new PrintWriter(messages);
        int status = ToolProvider.findFirst("javac").orElseThrow().run(out, out, arguments.toArray(String[]::new));
        assertThat(status).as(messages.toString()).isZero();
    }

    private static Path api() {
        Module api = Extension.class.getModule();
        return Path.of(api.getLayer()
                .configuration()
                .findModule(api.getName())
                .orElseThrow()
                .reference()
                .location()
                .orElseThrow());
    }
}

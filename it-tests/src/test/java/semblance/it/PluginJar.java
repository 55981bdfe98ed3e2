package semblance.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** A jar compiled by a test as a plugin's author would: for Java 17, against the api of the distribution alone. */
final class PluginJar {
    private static final int MAJOR = 6; // where a class file says for which Java it is

    private final Map<String, String> sources = new LinkedHashMap<>();
    private final List<Path> path = new ArrayList<>();
    private Path api = api();
    private String version = "";
    private int classFile;

    /** A plugin with one engine, which leaves rows as they are. */
    static PluginJar engine(String name, String constructor, String requires) {
        String type = "test." + name + ".Engine";
        return new PluginJar()
                .source(
                        "module-info",
                        "module test." + name + " { requires semblance.api; " + requires + " exports test." + name
                                + "; provides semblance.api.data.Engine with " + type + "; }")
                .source(type, """
                        package test.%s;
                        public record Engine() implements semblance.api.data.Engine {
                            %s
                            @Override public String name() { return "%s-engine"; }
                            @Override public semblance.api.data.Dataset bind(semblance.api.data.Dataset data) { return data; }
                        }""".formatted(name, constructor, name));
    }

    static PluginJar engine(String name) {
        return engine(name, "", "");
    }

    PluginJar source(String type, String code) {
        sources.put(type.replace('.', '/') + ".java", code);
        return this;
    }

    /** The version that its module descriptor records. */
    PluginJar version(String text) {
        version = text;
        return this;
    }

    /** Modules that it is compiled against beside the api. */
    PluginJar with(Path... jars) {
        path.addAll(List.of(jars));
        return this;
    }

    /** Compiles against another api. */
    PluginJar against(Path other) {
        api = other;
        return this;
    }

    /** Marks the classes as those of another Java. */
    PluginJar forJava(int feature) {
        classFile = 44 + feature;
        return this;
    }

    /** Compiles and packs. */
    Path pack(Path jar) throws IOException {
        Path work = Files.createTempDirectory("plugin");
        Path classes = Files.createDirectory(work.resolve("classes"));
        compile(work, classes);
        Files.createDirectories(jar.getParent());
        try (OutputStream out = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(out);
                Stream<Path> walk = Files.walk(classes)) {
            for (Path file : walk.filter(Files::isRegularFile).sorted().toList()) {
                byte[] bytes = Files.readAllBytes(file);
                if (classFile != 0) {
                    bytes[MAJOR] = (byte) (classFile >> 8);
                    bytes[MAJOR + 1] = (byte) classFile;
                }
                zip.putNextEntry(
                        new ZipEntry(classes.relativize(file).toString().replace('\\', '/')));
                zip.write(bytes);
            }
        }
        try (Stream<Path> walk = Files.walk(work)) {
            for (Path file : walk.sorted((a, b) -> b.compareTo(a)).toList()) Files.delete(file);
        }
        return jar;
    }

    private void compile(Path work, Path classes) throws IOException {
        List<String> options = new ArrayList<>(List.of("--release", "17", "-proc:none", "-d", classes.toString()));
        List<String> jars =
                Stream.concat(Stream.of(api), path.stream()).map(Path::toString).toList();
        options.addAll(List.of("--module-path", String.join(java.io.File.pathSeparator, jars)));
        if (!version.isEmpty()) options.addAll(List.of("--module-version", version));
        List<Path> files = new ArrayList<>();
        for (Map.Entry<String, String> source : sources.entrySet()) {
            Path file = work.resolve("sources").resolve(source.getKey());
            Files.createDirectories(file.getParent());
            files.add(Files.writeString(file, source.getValue()));
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter said = new StringWriter();
        try (var manager = compiler.getStandardFileManager(null, null, null)) {
            boolean well = compiler.getTask(
                            said, manager, null, options, null, manager.getJavaFileObjectsFromPaths(files))
                    .call();
            assertThat(well).as(said.toString()).isTrue();
        }
    }

    /** The api as it is distributed. */
    static Path api() {
        try (Stream<Path> jars = Files.list(Distribution.folder().resolve("lib"))) {
            return jars.filter(jar -> jar.getFileName().toString().startsWith("semblance-api-"))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}

package semblance.it;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The rules of the house, held against the jars of the distribution. */
class ArchitectureTest {
    /** Who may require which of our modules; nothing else is allowed. */
    private static final Map<String, Set<String>> ALLOWED = Map.of(
            "semblance.api", Set.of(),
            "semblance.core", Set.of("semblance.api"),
            "semblance.cli", Set.of("semblance.core", "semblance.api"),
            "semblance.randomforest", Set.of("semblance.decisiontree", "semblance.api"),
            "semblance.vae", Set.of("semblance.tensorflow", "semblance.optimizers", "semblance.api"),
            "semblance.gan", Set.of("semblance.tensorflow", "semblance.optimizers", "semblance.api"));

    private static final Set<String> PLUGINS_MAY_REQUIRE = Set.of("semblance.api");

    /**
     * Learnable in ten minutes: 800 lines for the platform, 20 for questions, exchange and threads, 13 for schedules, 11
     * for folders.
     */
    private static final int API_LINES = 844;

    private static List<Path> jars;
    private static JavaClasses classes;

    @BeforeAll
    static void readTheDistribution() throws IOException {
        try (Stream<Path> files = Files.walk(Distribution.folder())) {
            jars = files.filter(file -> file.getFileName().toString().matches("semblance-.*\\.jar"))
                    .sorted()
                    .toList();
        }
        JarFile[] opened = new JarFile[jars.size()];
        for (int j = 0; j < opened.length; j++)
            opened[j] = new JarFile(jars.get(j).toFile());
        classes = new ClassFileImporter().importJars(opened);
    }

    @Test
    void modulesRequireWhatTheyMayAndNothingElse() {
        Map<String, Set<String>> broken = new TreeMap<>();
        for (ModuleDescriptor module : descriptors()) {
            Set<String> ours = module.requires().stream()
                    .map(ModuleDescriptor.Requires::name)
                    .filter(name -> name.startsWith("semblance."))
                    .collect(Collectors.toCollection(TreeSet::new));
            ours.removeAll(ALLOWED.getOrDefault(module.name(), PLUGINS_MAY_REQUIRE));
            if (!ours.isEmpty()) broken.put(module.name(), ours);
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void theApiRequiresNothingButJavaBase() {
        ModuleDescriptor api = descriptors().stream()
                .filter(module -> module.name().equals("semblance.api"))
                .findFirst()
                .orElseThrow();
        assertThat(api.requires()).extracting(ModuleDescriptor.Requires::name).containsExactly("java.base");
    }

    @Test
    void everyJarIsATrueModuleWithItsVersion() {
        assertThat(descriptors()).hasSizeGreaterThanOrEqualTo(6).allSatisfy(module -> {
            assertThat(module.isAutomatic()).as(module.name()).isFalse();
            assertThat(module.rawVersion()).as(module.name()).isPresent();
        });
    }

    @Test
    void providersAreAnnouncedAlikeToModulesAndToTheClassPath() throws IOException {
        for (Path jar : jars) {
            Map<String, List<String>> announced = new TreeMap<>();
            for (ModuleDescriptor.Provides provides : descriptor(jar).provides())
                announced.put(provides.service(), provides.providers());
            assertThat(services(jar)).as(jar.getFileName().toString()).isEqualTo(announced);
        }
    }

    @Test
    void onlyTheCommandLineTalksToTheConsole() {
        noClasses()
                .that()
                .resideOutsideOfPackage("semblance.cli..")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(classes);
    }

    @Test
    void noFileEverHoldsSerialisedObjects() {
        noClasses()
                .that()
                .resideOutsideOfPackage("semblance.core.contract..") // it ships statistics to prove that engines can
                .should()
                .dependOnClassesThat()
                .haveNameMatching("java\\.io\\.Object(In|Out)putStream")
                .check(classes);
    }

    @Test
    void onlyCoreAndTheCommandLineKnowGuice() {
        noClasses()
                .that()
                .resideOutsideOfPackages("semblance.core..", "semblance.cli..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.google..", "jakarta.inject..")
                .check(classes);
    }

    @Test
    void nothingHidesStateInThreadLocals() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .areAssignableTo(ThreadLocal.class)
                .check(classes);
    }

    @Test
    void packagesOfCoreFormNoCycle() {
        slices().matching("semblance.core.(*)..").should().beFreeOfCycles().check(classes);
    }

    /** Lines of code and documentation: neither blank nor an import. */
    @Test
    void theApiStaysSmallEnoughToReadInTenMinutes() throws IOException {
        long lines = 0;
        try (Stream<Path> files = Files.walk(Distribution.root().resolve("api/src/main/java"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList())
                lines += Files.readAllLines(file).stream()
                        .filter(line -> !line.isBlank() && !line.startsWith("import ") && !line.startsWith("package "))
                        .count();
        }
        assertThat(lines).isBetween(1L, (long) API_LINES);
    }

    @Test
    void everyModuleAndPackageIsDocumented() throws IOException {
        Set<Path> undocumented = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Distribution.root())) {
            for (Path file : files.filter(path -> path.toString().contains("/src/main/java/")
                            && path.toString().endsWith(".java"))
                    .toList()) {
                Path info = file.resolveSibling("package-info.java");
                boolean isModule = file.endsWith("module-info.java");
                if (!isModule && !Files.exists(info)) undocumented.add(info);
                if ((isModule || file.equals(info)) && !Files.readString(file).contains("/**")) undocumented.add(file);
            }
        }
        assertThat(undocumented).isEmpty();
    }

    private static List<ModuleDescriptor> descriptors() {
        return jars.stream().map(ArchitectureTest::descriptor).toList();
    }

    private static ModuleDescriptor descriptor(Path jar) {
        return ModuleFinder.of(jar).findAll().iterator().next().descriptor();
    }

    private static Map<String, List<String>> services(Path jar) throws IOException {
        Map<String, List<String>> services = new TreeMap<>();
        try (JarFile file = new JarFile(jar.toFile())) {
            file.stream()
                    .filter(entry -> !entry.isDirectory() && entry.getName().startsWith("META-INF/services/"))
                    .forEach(entry -> {
                        try {
                            String text = new String(file.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
                            services.put(
                                    entry.getName().substring("META-INF/services/".length()),
                                    text.lines()
                                            .map(String::strip)
                                            .filter(line -> !line.isEmpty())
                                            .toList());
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    });
        }
        return services;
    }
}

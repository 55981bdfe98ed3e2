package semblance.core.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LawTest {
    @Test
    void everyLawIsASentenceOfTheApi() throws IOException {
        Path api = Path.of("").toAbsolutePath().resolveSibling("api").resolve("src/main/java");
        StringBuilder text = new StringBuilder();
        try (Stream<Path> files = Files.walk(api)) {
            List<Path> sources = files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
            for (Path source : sources) text.append(Files.readString(source)).append(' ');
        }
        String flat = text.toString().replaceAll("\\s+\\*?\\s*", " ");
        for (Law law : Law.values()) assertThat(flat).as(law.name()).contains(law.words);
    }
}

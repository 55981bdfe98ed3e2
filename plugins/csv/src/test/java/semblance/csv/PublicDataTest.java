package semblance.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import semblance.api.data.Column;
import semblance.api.data.Dataset;
import semblance.api.data.Schema;
import semblance.api.data.Table;

/** Reads well-known tables where they lie beside the checkout, and compares their sizes with the published ones. */
class PublicDataTest {

    private static Path tabular() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent())
            if (Files.exists(folder.resolve("LICENSE"))) {
                Path data = folder.resolve("../shared/data/tabular");
                assumeTrue(Files.isDirectory(data), "no data beside the checkout");
                return data;
            }
        throw new IllegalStateException("not within the repository");
    }

    private static Dataset read(String name) throws IOException {
        return new CsvSource().read(Place.file(tabular().resolve(name)), Optional.empty());
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.CsvSource({
        "iris.csv, 150, 4, 1, 0",
        "wine.csv, 178, 14, 0, 0",
        "wdbc.csv, 569, 31, 1, 0",
        "faithful.csv, 272, 2, 0, 0",
        "titanic_kaggle.csv, 891, 7, 5, 866",
        "titanic_seaborn.csv, 891, 6, 9, 869",
        "adult_train.csv.gz, 32561, 6, 9, 4262",
        "adult_test.csv.gz, 16281, 6, 9, 2203",
        "raw/adult.data.gz, 32561, 6, 9, 4262",
        "diabetes_lars.csv, 442, 11, 0, 0",
        "pima_diabetes.csv, 768, 9, 0, 0",
        "california_housing.csv.gz, 20640, 9, 1, 207",
        "covtype_20k.csv.gz, 20000, 55, 0, 0",
        "digits.csv, 1797, 65, 0, 0",
        "optdigits_train.csv, 3823, 65, 0, 0",
        "vote.csv, 435, 0, 17, 392",
        "penguins.csv, 344, 4, 3, 19",
        "tips.csv, 244, 3, 4, 0"
    })
    void tablesHaveTheirPublishedSizes(String name, int rows, int numeric, int words, int missing) throws IOException {
        Dataset data = read(name);
        int foundRows = 0;
        int foundMissing = 0;
        for (Table table : Place.tables(data)) {
            foundRows += table.rows();
            for (int c = 0; c < data.schema().columns().size(); c++)
                for (int r = 0; r < table.rows(); r++) if (table.missing(c, r)) foundMissing++;
        }
        long numbers = data.schema().columns().stream()
                .filter(Column.Numeric.class::isInstance)
                .count();
        assertThat(foundRows).isEqualTo(rows);
        assertThat(numbers).isEqualTo(numeric);
        assertThat(data.schema().columns()).hasSize(numeric + words);
        assertThat(foundMissing).isEqualTo(missing);
    }

    @Test
    void namesAndTicketsAreTextAndOthersAreLevels() throws IOException {
        Table rows = Place.table(read("titanic_kaggle.csv"));
        Schema schema = rows.schema();
        for (String name : new String[] {"Name", "Ticket", "Cabin"})
            assertThat(schema.column(name)).isEqualTo(new Column.Text(name));
        assertThat(schema.column("Sex")).isEqualTo(new Column.Categorical("Sex", "female", "male"));
        assertThat(rows.texts(schema.indexOf("Name"))[0]).isEqualTo("Braund, Mr. Owen Harris");
        Column.Categorical country =
                (Column.Categorical) read("adult_train.csv.gz").schema().column("native_country");
        assertThat(country.levels()).hasSize(41).contains("Trinadad&Tobago", "Outlying-US(Guam-USVI-etc)");
    }

    @Test
    void blanksAfterCommasDoNotCount() throws IOException {
        Dataset raw = read("raw/adult.data.gz");
        Dataset clean = read("adult_train.csv.gz");
        for (int t = 0; t < 3; t++)
            for (int c = 0; c < 15; c++)
                assertThat(Place.tables(raw).get(t).array(c))
                        .isEqualTo(Place.tables(clean).get(t).array(c));
    }

    @Test
    void moduleAndClassPathAnnounceTheSame() throws IOException {
        Module module = CsvSource.class.getModule();
        assumeTrue(module.isNamed(), "the tests run without modules");
        for (var provided : module.getDescriptor().provides())
            try (InputStream services =
                    CsvSource.class.getResourceAsStream("/META-INF/services/" + provided.service())) {
                assertThat(provided.providers())
                        .containsExactly(new String(services.readAllBytes(), StandardCharsets.UTF_8).strip());
            }
        assertThat(module.getDescriptor().provides()).hasSize(2);
    }
}

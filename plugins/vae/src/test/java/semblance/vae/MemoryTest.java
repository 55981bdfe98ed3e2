package semblance.vae;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import semblance.api.data.Column;
import semblance.api.data.Dataset;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.api.train.Run;

/** Ten thousand steps leave no tensor behind. It takes a minute, so it is run where {@code -Dsemblance.long=true}. */
@EnabledOnOs(OS.LINUX)
@EnabledIfSystemProperty(named = "semblance.long", matches = "true")
class MemoryTest {
    @Test
    void theProcessDoesNotGrow() throws IOException {
        float[] pixels = new float[1000 * 784];
        for (int i = 0; i < pixels.length; i++) pixels[i] = i * 7919L % 1009 % 3 == 0 ? 1 : 0;
        Dataset data = Dataset.of(Table.of(Schema.of(new Column.Tensor("image", List.of(784))), List.of(pixels)));
        VaeTrainer trainer = Small.trainer(8, Small.training(1000, 100, 0));
        VaeState state = trainer.start(data, Run.of(1));
        long settled = 0;
        while (!trainer.done(state)) {
            state = trainer.next(state, data, Run.of(1));
            if (settled == 0 && state.step() >= 3000) settled = resident();
        }
        assertThat(state.step()).isEqualTo(10_000);
        assertThat(resident()).isLessThan(settled + settled / 20);
    }

    /** In bytes, after the collector has run. */
    private static long resident() throws IOException {
        System.gc();
        return Long.parseLong(Files.readString(Path.of("/proc/self/statm")).split(" ")[1]) * 4096;
    }
}

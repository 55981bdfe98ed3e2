package semblance.core.contract;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import semblance.api.data.Location;
import semblance.api.exchange.ModelSource;
import semblance.api.model.Model;
import semblance.api.train.Run;

/** What a reader of foreign models promises, tried on the location of the surroundings. */
final class ModelSourceContract {
    private final ModelSource<?> source;
    private final Surroundings around;

    private ModelSourceContract(ModelSource<?> source, Surroundings around) {
        this.source = source;
        this.around = around;
    }

    static List<Check> of(ModelSource<?> source, Surroundings around) {
        ModelSourceContract contract = new ModelSourceContract(source, around);
        return List.of(
                new Check("a model is read that can be saved", contract::reads),
                new Check("reading twice gives equal models", contract::repeats),
                new Check("an address of another kind is not accepted", contract::rejects),
                new Check("what is cut short or altered gives a model or an IOException", contract::torn));
    }

    private Location location() {
        return around.location().orElseThrow(() -> new NotApplicable("there is nothing to read; override location()"));
    }

    private Model read(Location from) throws IOException {
        return source.read(from, Run.of(Subject.SEED));
    }

    private void reads() throws IOException {
        Law.ACCEPTS.demand(
                source.accepts(location().uri()), "the address " + location().uri() + " to be accepted", "not");
        Model model = read(location());
        Law.PLAIN_DATA.demand(model instanceof Record, "a record as model", model.getClass());
        Law.SAVED.demandSame("the same model once saved and loaded", model, around.roundTrip((Record) model));
    }

    private void repeats() throws IOException {
        Law.REPRODUCIBLE.demandSame("an equal model a second time", read(location()), read(location()));
    }

    private void rejects() {
        URI strange = URI.create("no-such-scheme:model.no-such-suffix");
        Law.ACCEPTS.demand(!source.accepts(strange), "the address " + strange + " not to be accepted", "that it is");
    }

    private void torn() throws IOException {
        byte[] bytes;
        try (InputStream in = location().open()) {
            bytes = in.readAllBytes();
        }
        int step = Math.max(1, bytes.length / 40);
        for (int length = 0; length < bytes.length; length += step) {
            demandClean(Arrays.copyOf(bytes, length), "the first " + length + " bytes");
            byte[] altered = bytes.clone();
            altered[length] ^= 0x15;
            demandClean(altered, "another byte " + length);
        }
    }

    private void demandClean(byte[] bytes, String what) {
        try {
            read(new MemoryLocation(location().uri(), bytes));
        } catch (IOException e) {
            Law.UNREACHABLE.demand(
                    e.getMessage() != null && !e.getMessage().isBlank(), "an IOException that says what is wrong", e);
        } catch (RuntimeException e) {
            throw Law.UNREACHABLE.broken("a model or an IOException for " + what, e);
        }
    }
}

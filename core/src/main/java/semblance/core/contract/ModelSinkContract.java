package semblance.core.contract;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import semblance.api.exchange.ModelSink;
import semblance.api.exchange.ModelSource;
import semblance.api.model.Model;
import semblance.api.train.Run;

/** What a writer of foreign models promises, tried on the model of the surroundings. */
final class ModelSinkContract {
    private final ModelSink<Model> sink;
    private final Surroundings around;

    private ModelSinkContract(ModelSink<Model> sink, Surroundings around) {
        this.sink = sink;
        this.around = around;
    }

    @SuppressWarnings("unchecked") // who gives a model gives one that the sink is for
    static List<Check> of(ModelSink<?> sink, Surroundings around) {
        ModelSinkContract contract = new ModelSinkContract((ModelSink<Model>) sink, around);
        return List.of(
                new Check("a model is written", contract::writes),
                new Check("writing twice gives the same bytes", contract::repeats),
                new Check("a model that is loaded is written as the same bytes", contract::loaded),
                new Check("an address of another kind is not accepted", contract::rejects),
                new Check("what is read back is written as the same bytes", contract::readBack));
    }

    private Model model() {
        return around.model().orElseThrow(() -> new NotApplicable("there is no model to write; override model()"));
    }

    private MemoryLocation write(Model model) throws IOException {
        MemoryLocation to = new MemoryLocation(around.address());
        sink.write(model, to);
        return to;
    }

    private void writes() throws IOException {
        model();
        Law.ACCEPTS.demand(
                sink.accepts(around.address()), "the address " + around.address() + " to be accepted", "not");
        Law.WRITTEN.demand(write(model()).bytes().length > 0, "something to be written", "nothing");
    }

    private void repeats() throws IOException {
        Law.WRITTEN.demandSame(
                "the same bytes a second time",
                write(model()).bytes(),
                write(model()).bytes());
    }

    private void loaded() throws IOException {
        Model loaded = (Model) around.roundTrip((Record) model());
        Law.SAVED.demandSame(
                "the same bytes of a loaded model",
                write(model()).bytes(),
                write(loaded).bytes());
    }

    private void rejects() {
        URI strange = URI.create("no-such-scheme:model.no-such-suffix");
        Law.ACCEPTS.demand(!sink.accepts(strange), "the address " + strange + " not to be accepted", "that it is");
    }

    private void readBack() throws IOException {
        if (!(sink instanceof ModelSource<?> source)) throw new NotApplicable("it does not read what it writes");
        MemoryLocation first = write(model());
        Law.WRITTEN.demandSame(
                "the same bytes after reading them back",
                first.bytes(),
                write(source.read(first, Run.of(Subject.SEED))).bytes());
    }
}

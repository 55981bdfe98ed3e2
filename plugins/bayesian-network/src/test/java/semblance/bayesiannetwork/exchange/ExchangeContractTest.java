package semblance.bayesiannetwork.exchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import semblance.api.Extension;
import semblance.api.data.Location;
import semblance.api.exchange.ModelSink;
import semblance.api.model.Model;
import semblance.api.train.Run;
import semblance.bayesiannetwork.BayesianNetwork;
import semblance.core.contract.ContractTest;

class ExchangeContractTest {
    private static BayesianNetwork asia() {
        try {
            return new BifSource().read(Memory.asia(), Run.of(1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes asia. */
    abstract static class Sink extends ContractTest {
        private final String suffix;

        Sink(String suffix) {
            this.suffix = suffix;
        }

        @Override
        public Optional<Model> model() {
            return Optional.of(asia());
        }

        @Override
        public URI address() {
            return URI.create("file:///asia." + suffix);
        }
    }

    /** Reads what a sink wrote. */
    abstract static class Source extends ContractTest {
        private final ModelSink<BayesianNetwork> sink;
        private final String suffix;

        Source(ModelSink<BayesianNetwork> sink, String suffix) {
            this.sink = sink;
            this.suffix = suffix;
        }

        @Override
        public Optional<Location> location() {
            try {
                return Optional.of(Memory.write(sink, asia()).at("file:///asia." + suffix));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Nested
    class BifIn extends Source {
        BifIn() {
            super(new BifSink(), "bif");
        }

        @Override
        protected Extension extension() {
            return new BifSource();
        }
    }

    @Nested
    class XmlBifIn extends Source {
        XmlBifIn() {
            super(new XmlBifSink(), "XML");
        }

        @Override
        protected Extension extension() {
            return new XmlBifSource();
        }
    }

    @Nested
    class UaiIn extends Source {
        UaiIn() {
            super(new UaiSink(), "uai");
        }

        @Override
        protected Extension extension() {
            return new UaiSource();
        }
    }

    @Nested
    class HuginIn extends Source {
        HuginIn() {
            super(new HuginSink(), "net");
        }

        @Override
        protected Extension extension() {
            return new HuginSource();
        }
    }

    @Nested
    class BifOut extends Sink {
        BifOut() {
            super("bif");
        }

        @Override
        protected Extension extension() {
            return new BifSink();
        }
    }

    @Nested
    class XmlBifOut extends Sink {
        XmlBifOut() {
            super("bifxml");
        }

        @Override
        protected Extension extension() {
            return new XmlBifSink();
        }
    }

    @Nested
    class UaiOut extends Sink {
        UaiOut() {
            super("uai");
        }

        @Override
        protected Extension extension() {
            return new UaiSink();
        }
    }

    @Nested
    class HuginOut extends Sink {
        HuginOut() {
            super("hugin");
        }

        @Override
        protected Extension extension() {
            return new HuginSink();
        }
    }

    @Nested
    class DotOut extends Sink {
        DotOut() {
            super("gv");
        }

        @Override
        protected Extension extension() {
            return new DotSink();
        }
    }

    @Nested
    class SvgOut extends Sink {
        SvgOut() {
            super("svg");
        }

        @Override
        protected Extension extension() {
            return new SvgSink();
        }
    }
}

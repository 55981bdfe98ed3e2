package semblance.core.contract;

import java.util.ArrayList;
import java.util.List;
import semblance.api.data.Table;
import semblance.api.model.Decoder;
import semblance.api.model.Encoder;

/** What a model that describes rows in other columns promises. */
final class EncoderChecks {
    private final Subject subject;

    private EncoderChecks(Subject subject) {
        this.subject = subject;
    }

    static List<Check> of(Subject subject, boolean decodes) {
        EncoderChecks checks = new EncoderChecks(subject);
        List<Check> all = new ArrayList<>(List.of(
                new Check("codes have their own columns, one row for each row", () -> checks.each(checks::shape)),
                new Check("codes of rows with missing cells are known", () -> checks.each(checks::missing))));
        if (decodes)
            all.add(new Check(
                    "codes lead back to rows of the schema",
                    () -> subject.each(
                            fit -> fit.model() instanceof Decoder, "a model that decodes", checks::decodes)));
        return all;
    }

    private void each(Subject.Look look) throws Exception {
        subject.each(fit -> fit.model() instanceof Encoder, "a model that encodes", look);
    }

    private void shape(Subject.Fit fit) {
        Encoder encoder = (Encoder) fit.model();
        for (int n : new int[] {0, 1, fit.rows().rows()})
            demandCodes(encoder, fit.rows().slice(0, n));
    }

    private void missing(Subject.Fit fit) {
        Encoder encoder = (Encoder) fit.model();
        demandCodes(encoder, Rows.blank(fit.schema(), 3));
        for (int c = 0; c < fit.schema().columns().size(); c++)
            demandCodes(encoder, Rows.without(fit.rows().slice(0, 20), c));
    }

    private static void demandCodes(Encoder encoder, Table rows) {
        Table codes = encoder.encode(rows);
        Law.CODES.demand(codes.rows() == rows.rows(), rows.rows() + " codes", codes.rows());
        Law.CODES.demandSame("codes in the columns of codes()", encoder.codes(), codes.schema());
        for (int r = 0; r < codes.rows(); r++)
            if (Rows.incomplete(codes, r))
                throw Law.CODES.broken("codes without missing cells", "one in row " + (r + 1));
    }

    private void decodes(Subject.Fit fit) {
        Decoder decoder = (Decoder) fit.model();
        Table rows = decoder.decode(decoder.encode(fit.rows()));
        Law.DECODED.demand(rows.rows() == fit.rows().rows(), fit.rows().rows() + " rows", rows.rows());
        Law.SCHEMA.demandSame(
                "decoded rows in the columns of the schema",
                fit.schema().columns(),
                rows.schema().columns());
        for (int r = 0; r < rows.rows(); r++)
            if (Rows.incomplete(rows, r))
                throw Law.DECODED.broken("rows without missing cells", "one in row " + (r + 1));
    }
}

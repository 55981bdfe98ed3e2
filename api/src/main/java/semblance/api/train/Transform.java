package semblance.api.train;

import java.io.Serializable;
import semblance.api.Extension;
import semblance.api.data.Dataset;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.api.model.Evidence;
import semblance.api.model.Prediction;

/** Prepares rows for a model, in a way that can be undone. */
public interface Transform extends Extension {

    /**
     * Learns from the rows what it needs to know, such as means and deviations.
     *
     * @throws IllegalArgumentException if it cannot, saying which column and why
     */
    Fitted fit(Dataset data, Run run);

    /** A transform that knows what it needs: like a model, an immutable public record of plain data. */
    interface Fitted extends Serializable {

        /** The columns that come out. */
        Schema output();

        /** The rows that training is to see, as they are: all of them, unless this transform leaves rows out. */
        default Table select(Table rows) {
            return rows;
        }

        /** The rows in the columns of {@link #output()}, one for one. Missing cells stay missing. */
        Table apply(Table rows);

        /** The rows that {@link #apply} would turn into these, up to rounding. */
        Table invert(Table rows);

        /**
         * The log of the absolute determinant of the Jacobian of {@link #apply} at each row, over the row's known
         * cells: what is added to the log density of the result, shape [rows].
         */
        double[] logJacobian(Table rows);

        /**
         * The evidence in the columns of {@link #output()}.
         *
         * @throws IllegalArgumentException if it cannot be expressed there
         */
        Evidence apply(Evidence evidence);

        /** The prediction in the columns that went in: expected values and deviations scaled back, levels as they are. */
        Prediction invert(Prediction prediction);
    }
}

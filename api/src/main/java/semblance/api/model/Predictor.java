package semblance.api.model;

import java.util.List;
import semblance.api.data.Table;

/** Predicts a column from the others. */
public interface Predictor extends Model {

    /** The columns that can be predicted, at least one; the first is the one to predict unless another is named. */
    List<String> predictable();

    /**
     * Predicts one column of each row from the row's other cells; what the rows hold in that column is not looked at.
     *
     * @throws IllegalArgumentException if the column is not one of {@link #predictable()}
     */
    Prediction predict(Table rows, String column);
}

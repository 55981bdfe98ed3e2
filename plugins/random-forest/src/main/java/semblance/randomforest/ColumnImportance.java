package semblance.randomforest;

import java.io.Serializable;

/** How important a column is to a forest; in which unit is said by the list that it is in. */
public record ColumnImportance(String column, double importance) implements Serializable {}

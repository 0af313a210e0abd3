package org.lapwing.accuracy.table;

import org.lapwing.accuracy.table.Table.Row;

/// What is said of strata with too few points.
final class StrataRemarks {

    private StrataRemarks() {}

    /// @param what `class` or `stratum`
    static String few(String source, Row row, String what, String name, long drawn) {
        return source + ", " + row.place() + ": " + what + " '" + name + "' has "
                + (drawn == 0
                        ? "no sampled point, so nothing can be estimated of it or of the whole. Draw at least two"
                                + " points there, or merge it with another before drawing."
                        : "one sampled point, and no standard error can be computed from one. Draw at least a second"
                                + " point there.");
    }
}

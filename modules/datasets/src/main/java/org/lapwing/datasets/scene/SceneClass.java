package org.lapwing.datasets.scene;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.lapwing.labels.Legend;
import org.lapwing.labels.LegendClass;
import org.lapwing.raster.ColorTable;

/// Class codes of the label raster, their names and colours.
final class SceneClass {

    static final int UNKNOWN = 0;
    static final int WATER = 1;
    static final int TREE = 2;
    static final int HERBACEOUS = 3;
    static final int BARREN = 4;

    static final Legend LEGEND = new Legend(
            List.of(
                    new LegendClass(WATER, "water", "#0000FF", List.of()),
                    new LegendClass(TREE, "tree", "#008000", List.of()),
                    new LegendClass(HERBACEOUS, "herbaceous", "#80FF80", List.of()),
                    new LegendClass(BARREN, "barren or impervious", "#806060", List.of())),
            Set.of(UNKNOWN));

    private SceneClass() {}

    /// The colour of each code; unknown is black.
    static ColorTable colors() {
        var argb = new int[LEGEND.size() + 1];
        argb[UNKNOWN] = 0xFF000000;
        LEGEND.classes().forEach(each -> argb[each.code()] = each.argb());
        return new ColorTable(argb);
    }

    /// The name of each code.
    static List<String> names() {
        var names = new ArrayList<>(Collections.nCopies(LEGEND.size() + 1, "unknown"));
        LEGEND.classes().forEach(each -> names.set(each.code(), each.name()));
        return List.copyOf(names);
    }
}

package org.lapwing.workbench.state;

import java.util.List;

/// Colours for new classes that people with colour-blindness can tell apart.
///
/// Okabe and Ito (2008), "Color Universal Design", without black, then the muted set of Tol (2021).
final class ClassColors {

    private static final List<String> COLORS = List.of(
            "#0072B2", "#009E73", "#F0E442", "#D55E00", "#56B4E9", "#CC79A7", "#E69F00", "#332288", "#44AA99",
            "#999933", "#882255", "#DDCC77", "#AA4499", "#117733", "#88CCEE");

    private ClassColors() {}

    /// The colour for the class at `index`; repeats after the last.
    static String of(int index) {
        return COLORS.get(index % COLORS.size());
    }
}

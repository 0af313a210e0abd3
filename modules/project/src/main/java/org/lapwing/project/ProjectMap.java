package org.lapwing.project;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How a project was left on the map: its layers in order, the reference system, the views.
///
/// @param layers top first
/// @param reference the reference system that a person chose, `EPSG:n` or WKT; empty for that of the image
/// @param views how many views there are, 1 to 4
/// @param shown for each view whether it shows the layer of an id, where a person has chosen that; at most 4 views
public record ProjectMap(
        List<KeptLayer> layers, Optional<String> reference, int views, List<Map<String, Boolean>> shown) {

    /// A map as it usually is.
    public static final ProjectMap USUAL = new ProjectMap(List.of(), Optional.empty(), 1, List.of());

    private static final int MOST_VIEWS = 4;

    /// Copies the lists and checks the number of views.
    public ProjectMap {
        layers = List.copyOf(layers);
        shown = shown.stream().map(Map::copyOf).toList();
        if (views < 1 || views > MOST_VIEWS || shown.size() > MOST_VIEWS) {
            throw new IllegalArgumentException(views + " views, not 1 to " + MOST_VIEWS);
        }
    }
}

package org.lapwing.workbench.state;

import java.util.List;
import java.util.Optional;
import org.lapwing.labels.LegendClass;

/// What the status bar says about the place under the cursor.
///
/// @param place map coordinates, or column and row where the image has no place on the earth
/// @param lonLat longitude and latitude; empty where they are not known
/// @param bands values of the bands; empty outside the image
/// @param added values of the layers that a person has added, each with its name
/// @param truth the true class, where it is known
/// @param predicted the likeliest classes, likeliest first; empty where nothing is predicted yet
/// @param remark about the prediction, such as that it counts as unknown; empty where there is none
public record CursorReadout(
        String place,
        String lonLat,
        String bands,
        List<String> added,
        Optional<LegendClass> truth,
        List<Guess> predicted,
        String remark) {

    /// The cursor is not on the map.
    public static final CursorReadout NONE = new CursorReadout("", "", "", List.of(), Optional.empty(), List.of(), "");

    /// One class and how probable it is.
    ///
    /// @param shown the class
    /// @param probability in [0, 1]
    public record Guess(LegendClass shown, double probability) {}

    /// Copies the list.
    public CursorReadout {
        added = List.copyOf(added);
        predicted = List.copyOf(predicted);
    }
}

package org.lapwing.prediction;

import java.util.List;
import org.lapwing.labels.LegendClass;

/// Pixels of a map about which the model is less sure than asked: they get a code, a name and a colour of their
/// own.
///
/// @param below least probability that the best class must have to be written, above 0 and at most 1
/// @param name what a GIS shows for such pixels
/// @param color their colour, `#RRGGBB`
public record UnknownClass(double below, String name, String color) {

    private static final String NAME = "unknown";
    private static final String COLOR = "#808080";

    /// Checks the probability and the colour.
    public UnknownClass {
        if (!(below > 0 && below <= 1)) {
            throw new IllegalArgumentException(
                    "unknown below " + below + "; give a probability above 0 and at most 1, such as 0.6");
        }
        color = new LegendClass(0, name, color, List.of()).color(); // checks both
    }

    /// Named "unknown", grey.
    public static UnknownClass below(double probability) {
        return new UnknownClass(probability, NAME, COLOR);
    }

    /// The entry of a legend for unknown pixels of a map whose threshold does not matter.
    ///
    /// @param code their code in the file, 0 to 255
    public static LegendClass entryOf(int code) {
        return new LegendClass(code, NAME, COLOR, List.of());
    }

    /// The entry of a legend for such pixels.
    ///
    /// @param code their code in the file, 0 to 255
    LegendClass entry(int code) {
        return new LegendClass(code, name, color, List.of());
    }
}

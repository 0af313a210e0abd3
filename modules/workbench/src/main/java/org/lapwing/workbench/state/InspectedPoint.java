package org.lapwing.workbench.state;

import java.util.List;
import java.util.Optional;
import org.lapwing.labels.Legend;
import org.lapwing.mapview.LayerReading;
import org.lapwing.mapview.MapPoint;

/// One point that was clicked, and what all layers hold there.
///
/// @param number counts the points on the map from 1
/// @param place where
/// @param color of its pin and its line, `#RRGGBB`
/// @param layers top layer first; empty until they were read
/// @param state how far reading is
public record InspectedPoint(int number, MapPoint place, String color, List<Held> layers, State state) {

    /// How far reading is.
    public enum State {
        /// Under way.
        READING,
        /// Done.
        READ
    }

    /// What one layer holds.
    ///
    /// @param name the layer's name
    /// @param values what is there
    /// @param bands names of the layer's bands
    /// @param legend the classes the values count, where they do
    /// @param remark why there are no values; empty where there are some
    public record Held(
            String name, LayerReading.Values values, List<String> bands, Optional<Legend> legend, String remark) {

        /// Copies the list.
        public Held {
            bands = List.copyOf(bands);
        }
    }

    /// Copies the list.
    public InspectedPoint {
        layers = List.copyOf(layers);
    }

    /// This point with what was read.
    InspectedPoint read(List<Held> held) {
        return new InspectedPoint(number, place, color, held, State.READ);
    }
}

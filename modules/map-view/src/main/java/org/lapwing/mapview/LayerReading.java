package org.lapwing.mapview;

import java.util.List;
import java.util.OptionalInt;
import org.lapwing.vector.Feature;
import org.lapwing.vector.Field;

/// What one layer holds at one pixel, as far as it is cached; nothing is read for it.
///
/// @param layerId which layer
/// @param layerName its name
/// @param column pixel column in the layer's own grid
/// @param row pixel row in the layer's own grid
/// @param level pyramid level the values come from, 0 where full resolution is cached
/// @param values what is there
public record LayerReading(String layerId, String layerName, long column, long row, int level, Values values) {

    /// The values at the pixel, after the layer's style.
    public sealed interface Values permits Missing, NoData, BandValues, ClassValue, Probabilities, Features {}

    /// Nothing is cached here yet.
    public record Missing() implements Values {}

    /// The source has no data here.
    public record NoData() implements Values {}

    /// Imagery.
    ///
    /// @param values physical value of every band
    public record BandValues(List<Double> values) implements Values {

        /// Copies the list.
        public BandValues {
            values = List.copyOf(values);
        }
    }

    /// A class raster.
    ///
    /// @param classIndex the class, empty where unlabelled
    public record ClassValue(OptionalInt classIndex) implements Values {}

    /// Features that a click may mean.
    ///
    /// @param fields the attributes
    /// @param features the one drawn last first; never empty
    public record Features(List<Field> fields, List<Feature> features) implements Values {

        /// Copies the lists.
        public Features {
            fields = List.copyOf(fields);
            features = List.copyOf(features);
        }
    }

    /// A prediction.
    ///
    /// @param classIndex the most probable class
    /// @param probabilities one for each class, sum 1
    /// @param decision whether that class is shown and exported
    /// @param other what the other of two compared models says; empty where none is compared, or where it names a
    ///     class that the layer's legend lacks
    public record Probabilities(int classIndex, List<Double> probabilities, Decision decision, OptionalInt other)
            implements Values {

        /// Whether the most probable class is probable enough.
        public enum Decision {
            /// It is.
            KNOWN,
            /// It is not: the pixel counts as unknown.
            UNKNOWN
        }

        /// Copies the list.
        public Probabilities {
            probabilities = List.copyOf(probabilities);
        }
    }
}

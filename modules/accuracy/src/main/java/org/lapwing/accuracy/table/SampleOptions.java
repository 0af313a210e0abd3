package org.lapwing.accuracy.table;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.lapwing.accuracy.estimate.SamplingDesign;

/// What a person says about a table of sampled points.
///
/// @param design how the sample was drawn; empty to tell it from the tables: a column `cluster` means clusters,
///     one stratum a simple random sample, several a stratified one
/// @param unanswered what to do with points without a reference class
/// @param classes names that are allowed, such as those of a legend; empty for all
/// @param map tells the map class at a place, for points without the column `map`; empty where there is no map
public record SampleOptions(
        Optional<SamplingDesign> design, Unanswered unanswered, List<String> classes, Optional<MapClasses> map) {

    /// Nothing said.
    public static final SampleOptions NONE =
            new SampleOptions(Optional.empty(), Unanswered.REFUSED, List.of(), Optional.empty());

    /// What to do with points that nobody gave a reference class.
    public enum Unanswered {
        /// The table is refused: who leaves out what is hard to tell gets a flattering accuracy.
        REFUSED,
        /// They are left out, which takes them for like the others of their stratum.
        LEFT_OUT
    }

    /// Copies the list.
    public SampleOptions {
        classes = List.copyOf(classes);
    }

    /// The classes of a map, by place.
    public interface MapClasses {

        /// What the map is called in messages.
        String name();

        /// The class at a place; empty where the map has none there or ends before it.
        ///
        /// @param crs reference system of the place; empty for that of the map
        Optional<String> at(double x, double y, String crs) throws IOException;
    }
}

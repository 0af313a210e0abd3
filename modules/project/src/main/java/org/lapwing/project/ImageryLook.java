package org.lapwing.project;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/// How imagery is shown: which bands, and how their values become brightness or colours.
///
/// @param bands numbers counted from 1: three for red, green and blue, or one
/// @param colors the colour map of one band, such as `viridis`; `grey` where three bands are shown
/// @param stretching where the limits come from
/// @param clipPercent per cent cut at each end by [Stretching#PERCENT] and [Stretching#VIEW]; 0 to below 50
/// @param deviations standard deviations at each side of the mean by [Stretching#DEVIATION]; above 0
/// @param gamma above 0; 1 is linear
/// @param limits the limits of [Stretching#FIXED], at most one for each band; empty otherwise
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ImageryLook(
        @JsonProperty("bands") List<Integer> bands,
        @JsonProperty("colors") String colors,
        @JsonProperty("stretch") Stretching stretching,
        @JsonProperty("clipPercent") double clipPercent,
        @JsonProperty("deviations") double deviations,
        @JsonProperty("gamma") double gamma,
        @JsonProperty("limits") List<Limits> limits) {

    /// Where the limits of a stretch come from.
    public enum Stretching {
        /// From the value below which so many per cent lie to the one above which so many lie.
        @JsonProperty("percent")
        PERCENT,
        /// From the smallest to the largest value.
        @JsonProperty("range")
        RANGE,
        /// So many standard deviations around the mean.
        @JsonProperty("deviation")
        DEVIATION,
        /// As by per cent, of the part of the image that is in view, following the view.
        @JsonProperty("view")
        VIEW,
        /// Limits that a person has set or locked.
        @JsonProperty("fixed")
        FIXED,
        /// As stored: 0 to 255 for bytes, else the smallest to the largest value.
        @JsonProperty("stored")
        STORED
    }

    /// The limits of one band.
    ///
    /// @param band number counted from 1
    /// @param low value shown black
    /// @param high value shown full; above `low`
    public record Limits(
            @JsonProperty("band") int band,
            @JsonProperty("low") double low,
            @JsonProperty("high") double high) {

        /// Rejects limits without extent.
        public Limits {
            if (band < 1 || !Double.isFinite(low) || !Double.isFinite(high) || !(low < high)) {
                throw new IllegalArgumentException("band " + band + " cannot be stretched from " + low + " to " + high);
            }
        }
    }

    /// Copies the lists, and takes 2 per cent, 2 deviations and no gamma where a file says nothing.
    public ImageryLook {
        bands = bands == null ? List.of() : List.copyOf(bands);
        colors = colors == null ? "grey" : colors;
        stretching = stretching == null ? Stretching.PERCENT : stretching;
        limits = limits == null ? List.of() : List.copyOf(limits);
        deviations = deviations == 0 ? 2 : deviations;
        gamma = gamma == 0 ? 1 : gamma;
        if ((bands.size() != 1 && bands.size() != 3) || bands.stream().anyMatch(band -> band < 1)) {
            throw new IllegalArgumentException("imagery is shown by one band or three, counted from 1, not " + bands);
        }
        if (!(clipPercent >= 0 && clipPercent < 50) || !(deviations > 0) || !(gamma > 0)) {
            throw new IllegalArgumentException("a stretch of " + clipPercent + " per cent, " + deviations
                    + " deviations and gamma " + gamma + " is none");
        }
    }
}

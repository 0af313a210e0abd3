package org.lapwing.raster;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/// What one band of a raster holds.
///
/// @param name band name from the file, or `band 1`, `band 2` … ; never empty
/// @param type number type of the samples
/// @param noData sample value (before scale and offset) that means "no data"; may be NaN
/// @param scale factor from sample to physical value; 1 when the file says nothing
/// @param offset added after scaling; 0 when the file says nothing
/// @param colorTable colours of a palette band
/// @param nanometres middle of the part of the spectrum that was measured, where the file says it in so many words
public record Band(
        String name,
        SampleType type,
        OptionalDouble noData,
        double scale,
        double offset,
        Optional<ColorTable> colorTable,
        OptionalDouble nanometres) {

    private static final Pattern NO_NAME =
            Pattern.compile("|(band|channel|gray|grey|undefined|unknown)?[ _-]*(index)?[ _-]*\\d*");

    /// Rejects nameless bands and scales that lose everything.
    public Band {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a band must have a name");
        }
        if (!Double.isFinite(scale) || scale == 0 || !Double.isFinite(offset)) {
            throw new IllegalArgumentException("band " + name + " has scale " + scale + " and offset " + offset);
        }
        if (nanometres.isPresent() && !(nanometres.getAsDouble() > 0 && nanometres.getAsDouble() < 1e9)) {
            throw new IllegalArgumentException("band " + name + " has a wavelength of " + nanometres + " nm");
        }
    }

    /// A band of which the file tells no wavelength.
    public Band(
            String name,
            SampleType type,
            OptionalDouble noData,
            double scale,
            double offset,
            Optional<ColorTable> colorTable) {
        this(name, type, noData, scale, offset, colorTable, OptionalDouble.empty());
    }

    /// Whether names of bands tell them apart, so that bands may be matched by them: all differ, without regard
    /// to case, and none is a mere number such as `band 1`.
    public static boolean areNames(List<String> names) {
        var plain = names.stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .distinct()
                .toList();
        return plain.size() == names.size()
                && plain.stream().noneMatch(name -> NO_NAME.matcher(name).matches());
    }

    /// A band without no-data, scale or colours.
    public static Band of(String name, SampleType type) {
        return new Band(name, type, OptionalDouble.empty(), 1, 0, Optional.empty());
    }
}

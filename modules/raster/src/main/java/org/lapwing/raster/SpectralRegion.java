package org.lapwing.raster;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;

/// A part of the spectrum that band combinations and indices ask for by name.
public enum SpectralRegion {
    BLUE(490, 440, 520, Set.of("blue", "b")),
    GREEN(560, 520, 600, Set.of("green", "g")),
    RED(660, 620, 700, Set.of("red", "r")),
    NEAR_INFRARED(850, 760, 960, Set.of("nir", "nir1", "near infrared", "near-infrared", "nearinfrared")),
    SHORT_WAVE_INFRARED(1610, 1500, 1800, Set.of("swir", "swir1", "swir 1", "swir16", "short wave infrared"));

    private final double center;
    private final double from;
    private final double to;
    private final Set<String> names;

    SpectralRegion(double center, double from, double to, Set<String> names) {
        this.center = center;
        this.from = from;
        this.to = to;
        this.names = names;
    }

    /// The band of this region: by its name, else by the wavelength nearest to the region's middle (see
    /// [BandLookup#nanometres]).
    ///
    /// Of a picture's four bands red, green, blue and a nameless fourth, the fourth counts as near infrared, as in
    /// aerial photographs.
    ///
    /// @return index from 0; empty where no band says that it lies there
    public OptionalInt in(List<Band> bands) {
        for (int index = 0; index < bands.size(); index++) {
            if (names.contains(bands.get(index).name().toLowerCase(Locale.ROOT).strip())) {
                return OptionalInt.of(index);
            }
        }
        var byWavelength = BandLookup.nearest(bands, center);
        if (byWavelength.isPresent()) {
            double nanometres =
                    BandLookup.nanometres(bands).get(byWavelength.getAsInt()).orElseThrow();
            return nanometres >= from && nanometres <= to ? byWavelength : OptionalInt.empty();
        }
        if (this == NEAR_INFRARED && isPictureWithFourthBand(bands)) {
            return OptionalInt.of(3);
        }
        return OptionalInt.empty();
    }

    private static boolean isPictureWithFourthBand(List<Band> bands) {
        return bands.size() == 4
                && bands.get(0).name().equals("red")
                && bands.get(1).name().equals("green")
                && bands.get(2).name().equals("blue")
                && bands.get(3).name().equals("band 4");
    }
}

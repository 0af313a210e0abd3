package org.lapwing.raster;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/// A part of the spectrum that band combinations and indices ask for by name.
public enum SpectralRegion {
    BLUE(490, 440, 520, "02", Set.of("blue", "b")),
    GREEN(560, 520, 600, "03", Set.of("green", "g")),
    RED(660, 620, 700, "04", Set.of("red", "r")),
    NEAR_INFRARED(850, 760, 960, "08", Set.of("nir", "nir1", "near infrared", "near-infrared", "nearinfrared")),
    SHORT_WAVE_INFRARED(1610, 1500, 1800, "11", Set.of("swir", "swir1", "swir 1", "swir16", "short wave infrared"));

    private static final Pattern SENTINEL = Pattern.compile("(?i)b?(0?[1-9]|1[0-2]|8a)");

    private final double center;
    private final double from;
    private final double to;
    private final String sentinel;
    private final Set<String> names;

    SpectralRegion(double center, double from, double to, String sentinel, Set<String> names) {
        this.center = center;
        this.from = from;
        this.to = to;
        this.sentinel = sentinel;
        this.names = names;
    }

    /// The band of this region: by its name, else by the wavelength nearest to the region's middle, else by the
    /// band numbers of Sentinel-2, where they are its.
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
                    BandLookup.nanometres(bands.get(byWavelength.getAsInt())).orElseThrow();
            return nanometres >= from && nanometres <= to ? byWavelength : OptionalInt.empty();
        }
        if (this == NEAR_INFRARED && isPictureWithFourthBand(bands)) {
            return OptionalInt.of(3);
        }
        return bySentinelNumber(bands);
    }

    private static boolean isPictureWithFourthBand(List<Band> bands) {
        return bands.size() == 4
                && bands.get(0).name().equals("red")
                && bands.get(1).name().equals("green")
                && bands.get(2).name().equals("blue")
                && bands.get(3).name().equals("band 4");
    }

    private OptionalInt bySentinelNumber(List<Band> bands) {
        var numbers = bands.stream().map(SpectralRegion::sentinelNumber).toList();
        boolean twoDigits = bands.stream().anyMatch(band -> band.name().matches("(?i)b?0[1-9]"))
                && numbers.stream().anyMatch(Set.of("08", "8A", "11", "12")::contains);
        boolean onlyThere = numbers.stream().anyMatch(Set.of("8A", "12")::contains);
        boolean sentinelTwo =
                numbers.stream().filter(number -> !number.isEmpty()).count() >= 3;
        int index = numbers.indexOf(sentinel);
        return sentinelTwo && (twoDigits || onlyThere) && index >= 0 ? OptionalInt.of(index) : OptionalInt.empty();
    }

    /// `04` for `B04`, `b4` and `4`; empty for other names.
    private static String sentinelNumber(Band band) {
        var match = SENTINEL.matcher(band.name());
        return match.matches()
                ? match.group(1).length() == 1
                        ? "0" + match.group(1)
                        : match.group(1).toUpperCase(Locale.ROOT)
                : "";
    }
}

package org.lapwing.workbench.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.lapwing.raster.Band;
import org.lapwing.raster.SpectralRegion;

/// Bands that are usually shown together.
public enum BandCombination {
    /// Red, green and blue as the eye sees them.
    NATURAL,
    /// Near infrared, red and green: plants are red.
    INFRARED,
    /// Short-wave infrared, near infrared and red: moisture, burns and bare ground.
    SHORT_WAVE,
    /// Any three bands.
    OWN,
    /// One band in grey or in the colours of a colour map.
    SINGLE;

    /// Those that a raster's bands allow, the usual one first.
    static List<BandCombination> of(List<Band> bands) {
        var possible = new ArrayList<BandCombination>();
        if (bands.size() < 3) {
            possible.add(SINGLE);
        }
        for (var each : List.of(NATURAL, INFRARED, SHORT_WAVE)) {
            if (each.bands(bands).isPresent()) {
                possible.add(each);
            }
        }
        if (bands.size() > 1) {
            possible.add(OWN);
        }
        if (bands.size() >= 3) {
            possible.add(SINGLE);
        }
        return List.copyOf(possible);
    }

    /// The combination that consists of these three bands.
    static BandCombination named(List<Band> bands, List<Integer> three) {
        return Stream.of(NATURAL, INFRARED, SHORT_WAVE)
                .filter(each -> each.bands(bands).equals(Optional.of(three)))
                .findFirst()
                .orElse(OWN);
    }

    /// Indices of the bands shown red, green and blue, from 0; empty where a raster has them not.
    Optional<List<Integer>> bands(List<Band> bands) {
        return switch (this) {
            case NATURAL -> three(bands, SpectralRegion.RED, SpectralRegion.GREEN, SpectralRegion.BLUE);
            case INFRARED -> three(bands, SpectralRegion.NEAR_INFRARED, SpectralRegion.RED, SpectralRegion.GREEN);
            case SHORT_WAVE ->
                three(bands, SpectralRegion.SHORT_WAVE_INFRARED, SpectralRegion.NEAR_INFRARED, SpectralRegion.RED);
            case OWN -> Optional.of(List.of(0, Math.min(1, bands.size() - 1), Math.min(2, bands.size() - 1)));
            case SINGLE -> Optional.empty();
        };
    }

    private static Optional<List<Integer>> three(List<Band> bands, SpectralRegion... regions) {
        var found = Stream.of(regions).map(region -> region.in(bands)).toList();
        return found.stream().allMatch(OptionalInt::isPresent)
                ? Optional.of(found.stream().map(OptionalInt::getAsInt).toList())
                : Optional.empty();
    }
}

package org.lapwing.raster;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Pattern;

/// Wavelengths of the bands of well-known satellites, told by how their bands are called.
///
/// Band numbers mean different colours on different satellites, so that a raster counts as theirs only where its names
/// leave no doubt: `B8A` and `B12`, or two digits as in `B04` beside `B08`, are Sentinel-2's; `SR_B4` is Landsat's,
/// of the generation that `SR_B6` tells. Middles as the agencies publish them (ESA, Sentinel-2 MSI user guide; USGS,
/// Landsat band designations), in nanometres.
final class SensorBands {

    private static final Map<String, Integer> SENTINEL_2 = Map.ofEntries(
            Map.entry("01", 443),
            Map.entry("02", 490),
            Map.entry("03", 560),
            Map.entry("04", 665),
            Map.entry("05", 705),
            Map.entry("06", 740),
            Map.entry("07", 783),
            Map.entry("08", 842),
            Map.entry("8A", 865),
            Map.entry("09", 945),
            Map.entry("10", 1375),
            Map.entry("11", 1610),
            Map.entry("12", 2190));
    private static final Map<String, Integer> LANDSAT_8_9 =
            Map.of("1", 443, "2", 482, "3", 561, "4", 655, "5", 865, "6", 1609, "7", 2201);
    private static final Map<String, Integer> LANDSAT_4_TO_7 =
            Map.of("1", 485, "2", 560, "3", 660, "4", 830, "5", 1650, "7", 2215);

    private static final Pattern SENTINEL_NAME =
            Pattern.compile("(?i)(?:(?:s2[abc]?|sentinel-?2[abc]?|msi)[ _-]+)?b?(0?[1-9]|1[0-2]|8a)");
    private static final Pattern SENTINEL_CALLED = Pattern.compile("(?i)(s2[abc]?|sentinel-?2[abc]?|msi)[ _-]+b.*");
    private static final Pattern LANDSAT_NAME = Pattern.compile("(?i)sr_b([1-7])");

    private SensorBands() {}

    /// The wavelength of each band; empty where its name does not tell.
    static List<OptionalDouble> nanometres(List<Band> bands) {
        var names = bands.stream().map(band -> band.name().strip()).toList();
        var landsat = names.stream().map(name -> group(LANDSAT_NAME, name)).toList();
        if (landsat.stream().filter(number -> !number.isEmpty()).count() >= 2) {
            var generation = landsat.contains("6") ? LANDSAT_8_9 : LANDSAT_4_TO_7;
            return landsat.stream().map(number -> known(generation, number)).toList();
        }
        var sentinel = names.stream().map(SensorBands::sentinelNumber).toList();
        boolean sure = isSentinel(names, sentinel);
        return sentinel.stream()
                .map(number -> sure ? known(SENTINEL_2, number) : OptionalDouble.empty())
                .toList();
    }

    private static boolean isSentinel(List<String> names, List<String> numbers) {
        if (names.stream().anyMatch(name -> SENTINEL_CALLED.matcher(name).matches())) {
            return true;
        }
        boolean twoDigits = names.stream().anyMatch(name -> name.matches("(?i)b?0[1-9]"))
                && numbers.stream().anyMatch(Set.of("08", "8A", "11", "12")::contains);
        boolean onlyThere = numbers.stream().anyMatch(Set.of("8A", "12")::contains);
        return numbers.stream().filter(number -> !number.isEmpty()).count() >= 3 && (twoDigits || onlyThere);
    }

    /// `04` for `B04`, `b4` and `4`; empty for other names.
    private static String sentinelNumber(String name) {
        var number = group(SENTINEL_NAME, name).toUpperCase(Locale.ROOT);
        return number.length() == 1 ? "0" + number : number;
    }

    private static String group(Pattern pattern, String name) {
        var match = pattern.matcher(name);
        return match.matches() ? match.group(1) : "";
    }

    private static OptionalDouble known(Map<String, Integer> sensor, String number) {
        var nanometres = sensor.get(number);
        return nanometres == null ? OptionalDouble.empty() : OptionalDouble.of(nanometres);
    }
}

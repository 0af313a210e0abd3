package org.lapwing.raster;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/// Finds bands by what a person types: a number counted from 1, a name, or a wavelength.
public final class BandLookup {

    private static final String UNIT = "(nm|nanometers?|nanometres?|um|µm|μm|micrometers?|micrometres?)";
    private static final Pattern WAVELENGTH = Pattern.compile("(?i)(?<![\\d.])(\\d+(?:\\.\\d+)?)\\s*" + UNIT + "\\b");
    private static final Pattern NUMBER = Pattern.compile("(?i)(?:b|band)?\\s*0*([1-9]\\d{0,5})");

    private BandLookup() {}

    /// The wavelength of each band in nanometres, in order: what the file says of it, else what its name holds, as in
    /// `band 3 (429.294 Nanometers)`, else what the names of all bands tell, as those of Sentinel-2 and Landsat do.
    ///
    /// @return empty for the bands that do not tell
    public static List<OptionalDouble> nanometres(List<Band> bands) {
        var own = bands.stream()
                .map(band -> band.nanometres().isPresent() ? band.nanometres() : wavelength(band.name()))
                .toList();
        return own.stream().anyMatch(OptionalDouble::isPresent) ? own : SensorBands.nanometres(bands);
    }

    /// The band whose wavelength is nearest.
    ///
    /// @return index from 0; empty where no band has a wavelength
    public static OptionalInt nearest(List<Band> bands, double nanometres) {
        int best = -1;
        double least = Double.POSITIVE_INFINITY;
        var wavelengths = nanometres(bands);
        for (int index = 0; index < bands.size(); index++) {
            var of = wavelengths.get(index);
            if (of.isPresent() && Math.abs(of.getAsDouble() - nanometres) < least) {
                least = Math.abs(of.getAsDouble() - nanometres);
                best = index;
            }
        }
        return best < 0 ? OptionalInt.empty() : OptionalInt.of(best);
    }

    /// The band that a text means: `nir` by name, `4`, `b4` or `band 4` by number, `665 nm` or `0.665 µm` by
    /// wavelength; a name may be cut short as long as one band only begins with it.
    ///
    /// A name that is equal wins over a number, so that `B04` is the band of that name where there is one.
    ///
    /// @return index from 0; empty where the text means none
    public static OptionalInt find(List<Band> bands, String text) {
        var wanted = text.strip().toLowerCase(Locale.ROOT);
        if (wanted.isEmpty()) {
            return OptionalInt.empty();
        }
        for (int index = 0; index < bands.size(); index++) {
            if (bands.get(index).name().strip().toLowerCase(Locale.ROOT).equals(wanted)) {
                return OptionalInt.of(index);
            }
        }
        var number = NUMBER.matcher(wanted);
        if (number.matches()) {
            int index = Integer.parseInt(number.group(1)) - 1;
            return index < bands.size() ? OptionalInt.of(index) : OptionalInt.empty();
        }
        if (WAVELENGTH.matcher(wanted).matches()) {
            return nearest(bands, wavelength(wanted).orElseThrow());
        }
        int found = -1;
        for (int index = 0; index < bands.size(); index++) {
            if (bands.get(index).name().strip().toLowerCase(Locale.ROOT).startsWith(wanted)) {
                if (found >= 0) {
                    return OptionalInt.empty();
                }
                found = index;
            }
        }
        return found < 0 ? OptionalInt.empty() : OptionalInt.of(found);
    }

    /// The wavelength in nanometres that stands in a text, such as `665 nm` or `0.665 Micrometers`.
    ///
    /// @return empty where none does, or none that can be
    public static OptionalDouble wavelength(String text) {
        var found = WAVELENGTH.matcher(text);
        if (!found.find()) {
            return OptionalDouble.empty();
        }
        double number = Double.parseDouble(found.group(1));
        double nanometres = found.group(2).toLowerCase(Locale.ROOT).startsWith("n") ? number : number * 1000;
        return nanometres > 0 && nanometres < 1e9 ? OptionalDouble.of(nanometres) : OptionalDouble.empty();
    }
}

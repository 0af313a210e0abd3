package org.lapwing.raster.geotiff;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import org.lapwing.raster.BandLookup;

/// Items of metadata that tell where in the spectrum bands lie, gathered one by one, then asked band by band.
///
/// Numbers without a unit are micrometres below 100 and nanometres above, which no sensor of either contradicts.
final class WavelengthItems {

    /// Number of the band that stands for the whole file.
    static final int WHOLE_FILE = -1;

    private static final double LARGEST_MICROMETRES = 100;
    private static final Pattern BAND_ITEM = Pattern.compile("band_(\\d{1,5})");
    private static final Pattern LIST = Pattern.compile("\\{([^}]*)}");

    private final Map<Integer, String> values = new HashMap<>();
    private final Map<Integer, String> texts = new HashMap<>();
    private final Map<Integer, String> units = new HashMap<>();
    private final Map<Integer, Double> micrometres = new HashMap<>();
    private String list = "";

    /// Takes an item, whatever it is about.
    ///
    /// @param band number from 0, or [#WHOLE_FILE]
    void add(int band, String name, String value) {
        var plain = name.strip().toLowerCase(Locale.ROOT).replace(' ', '_');
        switch (plain) {
            case "wavelength", "wavelengths", "center_wavelength", "central_wavelength", "centre_wavelength" -> {
                if (band == WHOLE_FILE) {
                    list = value;
                } else {
                    values.put(band, value);
                }
            }
            case "wavelength_units", "wavelength_unit", "wavelengthunits" -> units.put(band, value);
            case "central_wavelength_um" -> number(value).ifPresent(found -> micrometres.put(band, found));
            default -> {
                var match = BAND_ITEM.matcher(plain);
                if (band == WHOLE_FILE && match.matches()) {
                    texts.put(Integer.parseInt(match.group(1)) - 1, value);
                }
            }
        }
    }

    /// The middle of what a band measures, in nanometres; empty where no item tells.
    OptionalDouble of(int band) {
        var exact = micrometres.get(band);
        if (exact != null) {
            return plausible(exact * 1000);
        }
        var unit = units.getOrDefault(band, units.getOrDefault(WHOLE_FILE, ""));
        var own = values.get(band);
        if (own != null) {
            var withUnit = BandLookup.wavelength(own);
            return withUnit.isPresent() ? withUnit : inUnit(own, unit);
        }
        var text = BandLookup.wavelength(texts.getOrDefault(band, ""));
        if (text.isPresent()) {
            return text;
        }
        var braces = LIST.matcher(list);
        var parts = (braces.find() ? braces.group(1) : list).split(",", -1);
        return !list.isEmpty() && band < parts.length ? inUnit(parts[band], unit) : OptionalDouble.empty();
    }

    private static OptionalDouble inUnit(String text, String unit) {
        var value = number(text);
        if (value.isEmpty()) {
            return OptionalDouble.empty();
        }
        var plain = unit.strip().toLowerCase(Locale.ROOT);
        boolean micro =
                plain.startsWith("mi") || plain.startsWith("u") || plain.startsWith("µ") || plain.startsWith("μ");
        if (!micro && !plain.startsWith("n")) {
            if (!plain.isEmpty() && !plain.equals("unknown")) {
                return OptionalDouble.empty(); // wavenumbers, gigahertz, an index
            }
            micro = value.getAsDouble() < LARGEST_MICROMETRES;
        }
        return plausible(micro ? value.getAsDouble() * 1000 : value.getAsDouble());
    }

    private static OptionalDouble number(String text) {
        try {
            return OptionalDouble.of(Double.parseDouble(text.strip()));
        } catch (NumberFormatException _) {
            return OptionalDouble.empty();
        }
    }

    private static OptionalDouble plausible(double nanometres) {
        return nanometres >= 1 && nanometres < 1e8 ? OptionalDouble.of(nanometres) : OptionalDouble.empty();
    }
}

package org.lapwing.learning;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.lapwing.raster.Band;

/// Bands that hold no brightness: indices, elevation and what is derived from it. A gamma or a blur would make numbers
/// of them that no sensor gives, so steps of colour leave them still.
final class StillBands {

    /// Words of band names. A band of which the file tells a wavelength is measured light whatever its name.
    private static final Pattern NAME = Pattern.compile("(.*[^a-z])?"
        + "(ndvi|gndvi|rendvi|evi|evi2|savi|osavi|msavi|msavi2|arvi|ndwi|mndwi|ndmi|ndbi|ndsi|nbr|nbr2|bsi|lai|fapar|fcover|(vegetation|water|snow|moisture|burn)["
        + " _-]?index|dem|dsm|dtm|dhm|chm|ndsm|elevation|elev|altitude|height|slope|aspect|hillshade"
        + "|curvature|roughness|tpi|tri|twi|relief)([^a-z].*)?");

    private StillBands() {}

    /// Indices, from 0, of the bands that stay still.
    ///
    /// @param augmentation names them, or leaves it to their names
    /// @throws IllegalArgumentException if it names a band that is not there
    static BitSet of(Augmentation augmentation, List<Band> bands) {
        var still = new BitSet(bands.size());
        if (augmentation.still().isPresent()) {
            for (int number : augmentation.still().get()) {
                if (number > bands.size()) {
                    throw new IllegalArgumentException(
                            "band " + number + " cannot be still: the image has " + bands.size() + " bands");
                }
                still.set(number - 1);
            }
            return still;
        }
        for (int band = 0; band < bands.size(); band++) {
            var name = bands.get(band).name().toLowerCase(Locale.ROOT);
            still.set(
                    band,
                    bands.get(band).nanometres().isEmpty() && NAME.matcher(name).matches());
        }
        return still;
    }
}

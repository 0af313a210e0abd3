package org.lapwing.raster.expression;

import java.util.List;
import org.lapwing.raster.Band;
import org.lapwing.raster.SpectralRegion;

/// Well-known indices of satellite and aerial imagery.
///
/// The regions they name are found by [SpectralRegion]; a raster without them offers the index not.
public enum SpectralIndex {
    /// Green plants. Rouse et al. 1974.
    NDVI("(nir - red) / (nir + red)", SpectralRegion.NEAR_INFRARED, SpectralRegion.RED),
    /// Chlorophyll, by green instead of red. Gitelson, Kaufman and Merzlyak 1996.
    GNDVI("(nir - green) / (nir + green)", SpectralRegion.NEAR_INFRARED, SpectralRegion.GREEN),
    /// Plants over bright soil, in reflectance from 0 to 1. Huete 1988, with L = 0.5.
    SAVI("1.5 * (nir - red) / (nir + red + 0.5)", SpectralRegion.NEAR_INFRARED, SpectralRegion.RED),
    /// Open water. McFeeters 1996.
    NDWI("(green - nir) / (green + nir)", SpectralRegion.NEAR_INFRARED, SpectralRegion.GREEN),
    /// Open water beside buildings. Xu 2006.
    MNDWI("(green - swir) / (green + swir)", SpectralRegion.SHORT_WAVE_INFRARED, SpectralRegion.GREEN),
    /// Water in leaves. Gao 1996.
    NDMI("(nir - swir) / (nir + swir)", SpectralRegion.NEAR_INFRARED, SpectralRegion.SHORT_WAVE_INFRARED);

    private final String formula;
    private final List<SpectralRegion> regions;

    SpectralIndex(String formula, SpectralRegion... regions) {
        this.formula = formula;
        this.regions = List.of(regions);
    }

    /// The expression, in regions of the spectrum.
    public String formula() {
        return formula;
    }

    /// Whether the bands hold all regions that the index needs.
    public boolean fits(List<Band> bands) {
        return regions.stream().allMatch(region -> region.in(bands).isPresent());
    }
}

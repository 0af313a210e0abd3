package org.lapwing.mapview;

import org.lapwing.raster.RasterSource;

/// A source of pixels that draws shapes; a map asks for them at its own scale.
interface ShapeSource extends RasterSource {

    /// What is drawn.
    MapShapes shapes();

    /// The shapes as a map draws them.
    ///
    /// @param unitsPerPixel map units per device pixel
    /// @param outputScale device pixels per screen unit
    default DrawnFeatures drawn(FeatureStyle style, double unitsPerPixel, double outputScale) {
        return new DrawnFeatures(shapes(), style, unitsPerPixel, outputScale);
    }
}

package org.lapwing.mapview;

import java.util.ArrayList;
import java.util.List;
import org.lapwing.jobs.CancelToken;
import org.lapwing.raster.Band;
import org.lapwing.raster.Grid;
import org.lapwing.raster.GridToCrs;
import org.lapwing.raster.SampleType;
import org.lapwing.raster.SourceId;
import org.lapwing.raster.Tile;
import org.lapwing.raster.Window;
import org.lapwing.vector.Feature;
import org.lapwing.vector.FeatureSet;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;

/// Features as a source of pixels, so that a layer of them is a layer like any other.
///
/// The pixels are colours, drawn when they are read. A map asks for them at its own scale and in the style of the
/// layer, so lines are sharp and equally wide at every scale; whoever reads this source itself gets them in a plain
/// style on a nominal grid. Needs no closing.
public final class FeatureRaster implements ShapeSource {

    /// Colours as 0xAARRGGBB premultiplied by alpha.
    static final List<Band> COLOR = List.of(Band.of("colour", SampleType.INT32));

    private static final FeatureStyle PLAIN = FeatureStyle.of("#4E79A7");
    private static final int NOMINAL_SIDE = 1 << 16;
    private static final double LEAST_SIDE = 1e-4;
    private static final int MOST_FOUND = 50;

    private final FeatureSet features;
    private final Grid grid;

    /// Features that will be drawn.
    public FeatureRaster(FeatureSet features) {
        this.features = features;
        grid = nominal(features.bounds(), features.crs());
    }

    /// What is drawn.
    public FeatureSet features() {
        return features;
    }

    /// The features at a place: those that a person who clicks there may mean, the one drawn last first.
    ///
    /// @param place in the reference system of the features
    /// @param reach map units by which lines and points may be missed
    /// @return at most 50
    public List<Feature> at(MapPoint place, double reach) {
        var around = new Envelope(place.x() - reach, place.x() + reach, place.y() - reach, place.y() + reach);
        var here = new GeometryFactory().createPoint(new Coordinate(place.x(), place.y()));
        var found = new ArrayList<Feature>();
        var candidates = features.within(around);
        for (int i = candidates.length - 1; i >= 0 && found.size() < MOST_FOUND; i--) {
            var feature = features.features().get(candidates[i]);
            if (feature.geometry().isWithinDistance(here, reach)) {
                found.add(feature);
            }
        }
        return found;
    }

    @Override
    public MapShapes shapes() {
        return new FeatureShapes(features);
    }

    @Override
    public SourceId id() {
        return features.id();
    }

    @Override
    public String name() {
        return features.name();
    }

    @Override
    public Grid grid() {
        return grid;
    }

    @Override
    public int levels() {
        return 1;
    }

    @Override
    public List<Band> bands() {
        return COLOR;
    }

    @Override
    public Tile read(Window window, CancelToken cancel) {
        if (window.level() != 0) {
            throw new IllegalArgumentException(window + " is on a level that features do not have");
        }
        return FeatureArtist.draw(shapes(), PLAIN, window, Extent.of(grid, window), 1, cancel);
    }

    @Override
    public void close() {
        // features are only memory
    }

    /// A grid of square pixels over all features.
    static Grid nominal(Envelope around, String crs) {
        var bounds = around.copy();
        if (bounds.isNull()) {
            bounds = new Envelope(0, 1, 0, 1);
        }
        var middle = bounds.centre();
        double side = Math.max(bounds.getWidth(), bounds.getHeight());
        if (!(side > 0)) { // a single point: some hundred metres around it
            side = LEAST_SIDE * Math.max(1, Math.max(Math.abs(middle.getX()), Math.abs(middle.getY())));
            bounds.expandBy(side / 2);
        }
        double pixel = side / NOMINAL_SIDE;
        return new Grid(
                Math.max(1, (long) Math.ceil(bounds.getWidth() / pixel)),
                Math.max(1, (long) Math.ceil(bounds.getHeight() / pixel)),
                new GridToCrs(bounds.getMinX(), pixel, 0, bounds.getMaxY(), 0, -pixel),
                crs);
    }
}

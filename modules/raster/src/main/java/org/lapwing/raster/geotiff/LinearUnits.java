package org.lapwing.raster.geotiff;

import java.util.Map;
import javax.measure.quantity.Length;
import org.geotools.api.referencing.FactoryException;
import org.geotools.referencing.CRS;
import si.uom.SI;

/// Whether the length unit that a file names beside a code is the unit of that code.
///
/// Loads GeoTools' authority tables, about a second the first time; asked only for files that do not measure in metres.
final class LinearUnits {

    /// Metres of EPSG's length units.
    private static final Map<Integer, Double> METRES = Map.of(
            9001, 1.0,
            9002, 0.3048,
            9003, 1200.0 / 3937,
            9005, 0.3047972654,
            9036, 1000.0,
            9041, 0.3047995,
            9094, 0.304799710181508);

    /// Feet differ by millionths from land to land; more is another unit.
    private static final double TOLERANCE = 1e-4;

    private LinearUnits() {}

    /// True also where the unit or the code is unknown: then nothing contradicts the code.
    static boolean agree(int code, int unit) {
        var wanted = METRES.get(unit);
        if (wanted == null) {
            return true;
        }
        try {
            var own = CRS.decode("EPSG:" + code, true)
                    .getCoordinateSystem()
                    .getAxis(0)
                    .getUnit()
                    .asType(Length.class)
                    .getConverterTo(SI.METRE)
                    .convert(1);
            return Math.abs(own / wanted - 1) < TOLERANCE;
        } catch (FactoryException | RuntimeException _) {
            return true;
        }
    }
}

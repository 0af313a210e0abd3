package org.lapwing.raster.geotiff;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lapwing.raster.GridToCrs;
import org.lapwing.raster.RasterReadException;
import org.lapwing.raster.WorldFile;

/// Where an image lies: from its GeoTIFF fields, else from a world file beside it.
///
/// @param transform pixel corner to map coordinates; plain pixels where the file says nothing
/// @param crs `EPSG:n`, WKT or empty
/// @param located whether the file has a transform
/// @param notes whole sentences about what could not be used
record GeoReference(GridToCrs transform, String crs, boolean located, List<String> notes) {

    private static final int METRE = 9001;
    private static final int PROJECTED_CITATION = 3073;
    private static final int CITATION = 1026;

    static GeoReference of(TiffDirectory directory) {
        var notes = new ArrayList<String>();
        Optional<GridToCrs> transform = Optional.empty();
        var crs = "";
        try {
            var keys = GeoKeys.of(directory);
            transform = transform(directory, keys, notes);
            crs = crs(keys, notes);
        } catch (RasterReadException | RuntimeException failure) { // a broken georeference leaves readable pixels
            notes.add("The georeference cannot be used: " + failure.getMessage());
        }
        if (transform.isEmpty()) {
            var world = directory.bytes().file().flatMap(WorldFile::beside);
            if (world.isPresent()) {
                var beside = world.get();
                return new GeoReference(
                        beside.transform(), crs.isEmpty() ? beside.crs() : crs, true, List.copyOf(notes));
            }
        }
        if (transform.isEmpty() && !crs.isEmpty()) {
            notes.add("The file names a reference system but no place in it; coordinates are pixels.");
            crs = "";
        }
        return new GeoReference(transform.orElse(GridToCrs.pixels()), crs, transform.isPresent(), List.copyOf(notes));
    }

    private static Optional<GridToCrs> transform(TiffDirectory directory, GeoKeys keys, List<String> notes)
            throws RasterReadException {
        var scale = directory.doubles(Tag.PIXEL_SCALE, 1 << 10);
        var ties = directory.doubles(Tag.TIE_POINTS, 1 << 20);
        var matrix = directory.doubles(Tag.TRANSFORMATION, 1 << 10);
        GridToCrs transform;
        if (scale.length >= 2 && scale[0] != 0 && scale[1] != 0 && ties.length >= 6) {
            // The specification wants a positive scale; files with a negative one mean north-up too, as GDAL reads
            // them.
            double columnX = scale[0];
            double rowY = -Math.abs(scale[1]);
            transform = new GridToCrs(ties[3] - ties[0] * columnX, columnX, 0, ties[4] - ties[1] * rowY, 0, rowY);
        } else if (matrix.length >= 8) {
            transform = new GridToCrs(matrix[3], matrix[0], matrix[1], matrix[7], matrix[4], matrix[5]);
        } else {
            if (ties.length >= 12) {
                notes.add("The image is placed by " + ties.length / 6
                        + " ground control points only, which are not used. Warp it, for example with gdalwarp.");
            }
            return Optional.empty();
        }
        return Optional.of(keys.pixelIsPoint() ? transform.shifted(-0.5, -0.5) : transform);
    }

    private static String crs(GeoKeys keys, List<String> notes) {
        if (keys.isEmpty()) {
            return "";
        }
        int model = keys.value(GeoKeys.MODEL_TYPE);
        int projected = keys.value(GeoKeys.PROJECTED);
        int geographic = keys.value(GeoKeys.GEOGRAPHIC);
        if (isCode(projected) && model != 2) {
            int unit = keys.value(GeoKeys.LINEAR_UNIT);
            if (unit != 0 && unit != METRE && !LinearUnits.agree(projected, unit)) {
                notes.add("The file names EPSG:" + projected + " but measures in another unit (EPSG:" + unit
                        + "); as the two contradict, coordinates are shown without reference system.");
                return "";
            }
            return "EPSG:" + projected;
        }
        for (int key : new int[] {PROJECTED_CITATION, CITATION}) {
            var citation = keys.text(key);
            if (citation.startsWith("ESRI PE String = ")) {
                return citation.substring("ESRI PE String = ".length()).strip();
            }
        }
        if (isCode(geographic) && model != 1 && projected == 0) {
            return "EPSG:" + geographic;
        }
        if (model == 0 && projected == 0 && geographic == 0) {
            return "";
        }
        var wkt = UserDefinedCrs.wkt(keys);
        if (wkt.isEmpty()) {
            notes.add(
                    "The reference system is user-defined and cannot be understood; coordinates are shown without it.");
        }
        return wkt;
    }

    private static boolean isCode(int value) {
        return value > 0 && value != GeoKeys.USER_DEFINED && value < 65535;
    }
}

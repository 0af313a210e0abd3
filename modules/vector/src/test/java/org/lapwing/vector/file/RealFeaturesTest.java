package org.lapwing.vector.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.ProgressListener;
import org.lapwing.vector.FeatureSet;
import org.lapwing.vector.Shape;

/// Shapefiles that other programs wrote, compared with what GDAL says of them.
@EnabledIfEnvironmentVariable(named = "LAPWING_REAL_DATA", matches = ".+")
class RealFeaturesTest {

    @Test
    void numbersAndReferenceSystemsAreThoseThatGdalReads() throws IOException {
        requireAlike("sentinel2_nc_coast/rcr_landcover.shp", Shape.POLYGON, 23, "EPSG:32618");
        requireAlike("landsat7_mexico/training_data.shp", Shape.POLYGON, 30, "EPSG:32615");
        requireAlike("sentinel2_lulc_py/shapefiles/samples.shp", Shape.POINT, 121, "");
        requireAlike("sentinel2_lulc_py/shapefiles/aoi_boundary.shp", Shape.POLYGON, 1, "");
    }

    @Test
    void aSystemDescribedInWordsOnlyIsStillAWayToEverywhere() throws IOException {
        var moved = read("sentinel2_lulc_py/shapefiles/samples.shp").reprojected("EPSG:4326", CancelToken.NEVER);

        var middle = moved.bounds().centre();
        assertEquals(140.19, middle.getX(), 0.05);
        assertEquals(36.1, middle.getY(), 0.5);
    }

    private static void requireAlike(String name, Shape shape, int features, String crs) throws IOException {
        var set = read(name);
        assertEquals(features, set.features().size(), name);
        assertEquals(shape, set.shape(), name);
        assertTrue(crs.isEmpty() ? !set.crs().isEmpty() : set.crs().equals(crs), name + " is in " + set.crs());
        assertTrue(set.fields().size() > 0, name);
    }

    private static FeatureSet read(String name) throws IOException {
        var file = Path.of(System.getenv("LAPWING_REAL_DATA"), "landcover", name);
        return FeatureFiles.read(file, Optional.empty(), CancelToken.NEVER, ProgressListener.NONE);
    }
}

package org.lapwing.workbench.fake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Writes GeoJSON files for tests: rectangles in metres east and south of the faked land's upper-left corner.
public final class FeatureFile {

    private final List<String> features = new ArrayList<>();

    /// Adds a rectangle.
    public FeatureFile field(double left, double top, double right, double bottom, String crop, double hectares) {
        double west = 500_000 + left;
        double east = 500_000 + right;
        double north = 5_400_000 - top;
        double south = 5_400_000 - bottom;
        features.add("{\"type\":\"Feature\",\"properties\":{\"crop\":\"" + crop + "\",\"hectares\":" + hectares
                + "},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[" + west + "," + north + "],[" + east + ","
                + north + "],[" + east + "," + south + "],[" + west + "," + south + "],[" + west + "," + north
                + "]]]}}");
        return this;
    }

    /// Writes the features in the reference system of the faked land.
    public Path write(Path file) throws IOException {
        return Files.writeString(
                file,
                "{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\",\"properties\":"
                        + "{\"name\":\"urn:ogc:def:crs:EPSG::32632\"}},\"features\":["
                        + String.join(",\n", features) + "]}");
    }
}

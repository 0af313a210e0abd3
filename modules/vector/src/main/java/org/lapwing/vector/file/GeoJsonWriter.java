package org.lapwing.vector.file;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.file.Path;
import org.lapwing.jobs.CancelToken;
import org.lapwing.raster.write.WholeFile;
import org.lapwing.vector.Feature;
import org.lapwing.vector.FeatureSet;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/// Writes features as GeoJSON (RFC 7946): longitude and latitude, outer rings counter-clockwise.
public final class GeoJsonWriter {

    private static final String LONGITUDE_LATITUDE = "EPSG:4326";
    private static final JsonFactory JSON = new JsonFactory();

    private GeoJsonWriter() {}

    /// Writes a file whole or not at all; one that is there is replaced.
    ///
    /// @param set in longitude and latitude; reproject it first
    /// @throws IOException a sentence with the remedy, where it cannot be written
    public static void write(Path file, FeatureSet set, CancelToken cancel) throws IOException {
        if (!set.crs().equals(LONGITUDE_LATITUDE)) {
            throw new IllegalArgumentException("GeoJSON is in longitude and latitude, not in " + set.crs());
        }
        WholeFile.write(file, stream -> {
            try (var json = JSON.createGenerator(stream, JsonEncoding.UTF8)) {
                json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
                json.writeStartObject();
                json.writeStringField("type", "FeatureCollection");
                json.writeStringField("name", set.name());
                json.writeArrayFieldStart("features");
                for (var feature : set.features()) {
                    cancel.throwIfCancelled();
                    json.writeRaw("\n");
                    write(json, set, feature);
                }
                json.writeEndArray();
                json.writeEndObject();
                json.writeRaw("\n");
            }
        });
    }

    private static void write(JsonGenerator json, FeatureSet set, Feature feature) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", "Feature");
        json.writeObjectFieldStart("properties");
        for (int i = 0; i < set.fields().size(); i++) {
            json.writeFieldName(set.fields().get(i).name());
            var value = feature.value(i);
            if (value.isEmpty()) {
                json.writeNull();
            } else {
                switch (value.get()) {
                    case Long whole -> json.writeNumber(whole);
                    case Double real -> json.writeNumber(real);
                    case Boolean truth -> json.writeBoolean(truth);
                    case Object text -> json.writeString(text.toString());
                }
            }
        }
        json.writeEndObject();
        json.writeFieldName("geometry");
        if (feature.geometry().isEmpty()) {
            json.writeNull();
        } else {
            write(json, feature.geometry());
        }
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Geometry geometry) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", geometry.getGeometryType());
        boolean mixed = geometry.getGeometryType().equals(Geometry.TYPENAME_GEOMETRYCOLLECTION);
        json.writeFieldName(mixed ? "geometries" : "coordinates");
        if (geometry instanceof GeometryCollection parts) {
            json.writeStartArray();
            for (int part = 0; part < parts.getNumGeometries(); part++) {
                if (mixed) {
                    write(json, parts.getGeometryN(part));
                } else {
                    coordinates(json, parts.getGeometryN(part));
                }
            }
            json.writeEndArray();
        } else {
            coordinates(json, geometry);
        }
        json.writeEndObject();
    }

    private static void coordinates(JsonGenerator json, Geometry single) throws IOException {
        switch (single) {
            case Point point -> place(json, point.getCoordinate());
            case LineString line -> places(json, line.getCoordinates());
            case Polygon polygon -> {
                var wound = (Polygon) polygon.norm().reverse(); // JTS' normal form has clockwise shells
                json.writeStartArray();
                places(json, wound.getExteriorRing().getCoordinates());
                for (int hole = 0; hole < wound.getNumInteriorRing(); hole++) {
                    places(json, wound.getInteriorRingN(hole).getCoordinates());
                }
                json.writeEndArray();
            }
            default -> throw new IllegalArgumentException("GeoJSON has no " + single.getGeometryType());
        }
    }

    private static void places(JsonGenerator json, Coordinate[] places) throws IOException {
        json.writeStartArray();
        for (var each : places) {
            place(json, each);
        }
        json.writeEndArray();
    }

    private static void place(JsonGenerator json, Coordinate place) throws IOException {
        json.writeStartArray();
        json.writeNumber(place.x);
        json.writeNumber(place.y);
        json.writeEndArray();
    }
}

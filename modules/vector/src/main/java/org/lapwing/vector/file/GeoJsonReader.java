package org.lapwing.vector.file;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.lapwing.raster.Fingerprint;
import org.lapwing.raster.SourceId;
import org.lapwing.vector.FeatureSet;
import org.locationtech.jts.geom.Geometry;

/// Reads GeoJSON (RFC 7946, and the `crs` member of its 2008 draft) feature by feature, so that the text is never in
/// memory as a whole. Files of one feature a line are read, too.
final class GeoJsonReader {

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(200)
                    .maxStringLength(4 << 20)
                    .maxNumberLength(200)
                    .maxNameLength(4096)
                    .build())
            .build();

    private static final List<String> TYPES = List.of(
            "FeatureCollection",
            "Feature",
            "Point",
            "MultiPoint",
            "LineString",
            "MultiLineString",
            "Polygon",
            "MultiPolygon",
            "GeometryCollection");

    private static final String LONGITUDE_LATITUDE = "EPSG:4326";
    private static final Pattern EPSG = Pattern.compile("(?i).*EPSG[:/](?:[^:/]*[:/])?(\\d+)");
    private static final Pattern CRS84 = Pattern.compile("(?i).*CRS:?.*84");

    private final Path file;
    private final Collected into;
    private final GeoJsonFields fields = new GeoJsonFields();
    private String crs = LONGITUDE_LATITUDE;
    private long fileBytes;

    GeoJsonReader(Path file, Collected into) {
        this.file = file;
        this.into = into;
    }

    /// Whether the first bytes of a file are those of GeoJSON: an object with one of its types.
    static boolean looksLikeOne(byte[] head) {
        try (var parser = JSON.createParser(head)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                var name = parser.currentName();
                var token = parser.nextToken();
                if (name.equals("type") && token == JsonToken.VALUE_STRING) {
                    return TYPES.contains(parser.getText());
                }
                if (name.equals("features") || name.equals("coordinates")) {
                    return true;
                }
                parser.skipChildren();
            }
            return false;
        } catch (IOException _) { // no JSON, or the head ends within a long member
            return false;
        }
    }

    FeatureSet read(String name) throws IOException {
        fileBytes = Files.size(file);
        try (var stream = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
                var parser = JSON.createParser(stream)) {
            for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token != JsonToken.START_OBJECT) {
                    throw wrong(parser, "an object is expected here");
                }
                member(parser);
            }
        } catch (JacksonException broken) {
            var at = broken.getLocation();
            throw new IOException(
                    file + " is damaged"
                            + (at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr()) + ": "
                            + broken.getOriginalMessage().replaceAll("\\s*\\(start marker.*", "")
                            + ". Mend it there, or export it anew.",
                    broken);
        }
        return new FeatureSet(
                SourceId.of(Fingerprint.of(file)),
                name,
                crs,
                fields.fields(),
                fields.fitted(into.features()),
                into.notes());
    }

    /// Reads a collection, a feature or a geometry; the parser stands on its opening brace.
    private void member(JsonParser parser) throws IOException {
        Optional<Geometry> geometry = Optional.empty();
        var properties = new GeoJsonFields.Row();
        var own = new GeoJsonGeometry(file.toString(), into);
        var type = "";
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var member = parser.currentName();
            var token = parser.nextToken();
            switch (member) {
                case "type" -> type = parser.getValueAsString("");
                case "features" -> features(parser, token);
                case "crs" -> referenceSystem(parser, token);
                case "geometry" -> geometry = GeoJsonGeometry.read(file.toString(), parser, into);
                case "properties" -> fields.read(parser, properties);
                case "coordinates" -> own.readCoordinates(parser);
                case "geometries" -> own.readGeometries(parser);
                default -> parser.skipChildren();
            }
        }
        switch (type) {
            case "FeatureCollection" -> {} // its features were taken one by one
            case "Feature" -> take(parser, geometry.orElseGet(Shapes.FACTORY::createGeometryCollection), properties);
            case "" -> throw wrong(parser, "an object has no \"type\"");
            default -> take(parser, own.of(type, parser), properties);
        }
    }

    private void features(JsonParser parser, JsonToken token) throws IOException {
        if (token != JsonToken.START_ARRAY) {
            throw wrong(parser, "\"features\" is no list");
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                throw wrong(parser, "feature " + (into.size() + 1) + " is no object");
            }
            member(parser);
        }
    }

    private void take(JsonParser parser, Geometry geometry, GeoJsonFields.Row properties) throws IOException {
        into.add(geometry, properties.values(), parser.currentLocation().getByteOffset(), fileBytes);
    }

    /// The member `crs` of the draft: `{"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::32632"}}`.
    private void referenceSystem(JsonParser parser, JsonToken token) throws IOException {
        if (token != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        int depth = 1;
        while (depth > 0) {
            switch (parser.nextToken()) {
                case START_OBJECT, START_ARRAY -> depth++;
                case END_OBJECT, END_ARRAY -> depth--;
                case VALUE_STRING -> {
                    if ("name".equals(parser.currentName())) {
                        crs = named(parser, parser.getText());
                    }
                }
                case null -> throw wrong(parser, "the file ends within \"crs\"");
                default -> {}
            }
        }
    }

    private String named(JsonParser parser, String name) throws IOException {
        var epsg = EPSG.matcher(name.strip());
        if (epsg.matches()) {
            return "EPSG:" + epsg.group(1);
        }
        if (CRS84.matcher(name).matches()) {
            return LONGITUDE_LATITUDE;
        }
        throw wrong(parser, "the reference system \"" + name + "\" is not known");
    }

    private IOException wrong(JsonParser parser, String what) {
        return wrong(file.toString(), parser, what);
    }

    static IOException wrong(String file, JsonParser parser, String what) {
        var at = parser.currentTokenLocation();
        return new IOException(file + " is no proper GeoJSON at line " + at.getLineNr() + ", column " + at.getColumnNr()
                + ": " + what + ". Mend it there, or export it anew.");
    }
}

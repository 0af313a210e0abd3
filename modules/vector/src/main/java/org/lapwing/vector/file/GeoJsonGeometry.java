package org.lapwing.vector.file;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/// The members of one GeoJSON geometry met so far, in whatever order they come.
final class GeoJsonGeometry {

    /// What stands in nested brackets: positions, or a list of such things.
    private sealed interface Node permits Positions, Nested {}

    private record Nested(List<Node> parts) implements Node {}

    /// One position or a list of them, as x, y, x, y …
    private static final class Positions implements Node {

        private double[] xy = new double[8];
        private int size;

        void add(double value) {
            if (size == xy.length) {
                xy = Arrays.copyOf(xy, 2 * size);
            }
            xy[size++] = value;
        }

        double[] toArray() {
            return Arrays.copyOf(xy, size);
        }
    }

    private static final int POLLED = 1 << 16;

    private final String file;
    private final Collected into;
    private Node coordinates = new Nested(List.of());
    private final List<Geometry> geometries = new ArrayList<>();

    /// @param file for messages
    /// @param into knows how much memory is left
    GeoJsonGeometry(String file, Collected into) {
        this.file = file;
        this.into = into;
    }

    /// Reads a geometry, or nothing where it is null; the parser stands on its first token.
    static Optional<Geometry> read(String file, JsonParser parser, Collected into) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return Optional.empty();
        }
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw GeoJsonReader.wrong(file, parser, "a geometry is no object");
        }
        var geometry = new GeoJsonGeometry(file, into);
        var type = "";
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var member = parser.currentName();
            parser.nextToken();
            switch (member) {
                case "type" -> type = parser.getValueAsString("");
                case "coordinates" -> geometry.readCoordinates(parser);
                case "geometries" -> geometry.readGeometries(parser);
                default -> parser.skipChildren();
            }
        }
        return Optional.of(geometry.of(type, parser));
    }

    /// Reads the member `coordinates`; the parser stands on its value.
    void readCoordinates(JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.START_ARRAY) {
            coordinates = node(parser, parser.nextToken());
        } else {
            parser.skipChildren();
        }
    }

    /// Reads the member `geometries`; the parser stands on its value.
    void readGeometries(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw GeoJsonReader.wrong(file, parser, "\"geometries\" is no list");
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            read(file, parser, into).ifPresent(geometries::add);
        }
    }

    /// The geometry of a type.
    Geometry of(String type, JsonParser parser) throws IOException {
        return switch (type) {
            case "Point" -> {
                var xy = positions(coordinates, parser);
                yield xy.length == 0 ? Shapes.FACTORY.createPoint() : Shapes.point(xy[0], xy[1]);
            }
            case "MultiPoint" -> Shapes.points(positions(coordinates, parser));
            case "LineString" -> Shapes.line(positions(coordinates, parser));
            case "MultiLineString" -> {
                var lines = new ArrayList<LineString>();
                for (var part : parts(coordinates, parser)) {
                    lines.add(Shapes.line(positions(part, parser)));
                }
                yield Shapes.FACTORY.createMultiLineString(lines.toArray(LineString[]::new));
            }
            case "Polygon" -> polygon(coordinates, parser);
            case "MultiPolygon" -> {
                var polygons = new ArrayList<Polygon>();
                for (var part : parts(coordinates, parser)) {
                    polygons.add(polygon(part, parser));
                }
                yield Shapes.FACTORY.createMultiPolygon(polygons.toArray(Polygon[]::new));
            }
            case "GeometryCollection" -> Shapes.FACTORY.createGeometryCollection(geometries.toArray(Geometry[]::new));
            default -> throw GeoJsonReader.wrong(file, parser, "\"" + type + "\" is no type of a geometry");
        };
    }

    private Polygon polygon(Node node, JsonParser parser) throws IOException {
        var rings = new ArrayList<LinearRing>();
        for (var part : parts(node, parser)) {
            rings.add(Shapes.ring(positions(part, parser)));
        }
        return rings.isEmpty()
                ? Shapes.FACTORY.createPolygon()
                : Shapes.polygon(rings.getFirst(), rings.subList(1, rings.size()));
    }

    private double[] positions(Node node, JsonParser parser) throws IOException {
        return switch (node) {
            case Positions positions -> positions.toArray();
            case Nested nested when nested.parts().isEmpty() -> new double[0];
            case Nested _ -> throw GeoJsonReader.wrong(file, parser, "brackets are nested too deep for this geometry");
        };
    }

    private List<Node> parts(Node node, JsonParser parser) throws IOException {
        return switch (node) {
            case Nested nested -> nested.parts();
            case Positions _ -> throw GeoJsonReader.wrong(file, parser, "brackets are missing for this geometry");
        };
    }

    /// Reads what stands in brackets; the parser stands behind the opening one, on `token`.
    private Node node(JsonParser parser, JsonToken first) throws IOException {
        var positions = new Positions();
        if (first.isNumeric()) {
            position(parser, positions);
            return positions;
        }
        var parts = new ArrayList<Node>();
        for (var token = first; token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (token != JsonToken.START_ARRAY) {
                throw GeoJsonReader.wrong(file, parser, "coordinates must be numbers in brackets");
            }
            var inner = parser.nextToken();
            if (inner.isNumeric()) {
                position(parser, positions);
            } else {
                parts.add(node(parser, inner));
            }
        }
        if (positions.size > 0 && !parts.isEmpty()) {
            throw GeoJsonReader.wrong(file, parser, "positions and lists of positions are mixed");
        }
        return positions.size > 0 ? positions : new Nested(parts);
    }

    /// Reads one position up to its closing bracket; the parser stands on x. Height and measures are left out.
    private void position(JsonParser parser, Positions to) throws IOException {
        double x = parser.getDoubleValue();
        if (!parser.nextToken().isNumeric()) {
            throw GeoJsonReader.wrong(file, parser, "a position has only one number");
        }
        double y = parser.getDoubleValue();
        if (!Double.isFinite(x) || !Double.isFinite(y)) {
            throw GeoJsonReader.wrong(file, parser, "a position is not finite");
        }
        to.add(x);
        to.add(y);
        if (to.size % POLLED == 0) {
            into.requireRoom(2L * Double.BYTES * to.size);
        }
        for (var token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (!token.isScalarValue()) {
                throw GeoJsonReader.wrong(file, parser, "a position holds more than numbers");
            }
        }
    }
}

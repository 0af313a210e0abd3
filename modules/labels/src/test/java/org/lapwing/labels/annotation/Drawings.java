package org.lapwing.labels.annotation;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/// Annotations for tests.
final class Drawings {

    static final Instant NOON = Instant.parse("2026-05-04T12:00:00.250Z");
    static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);
    static final String UTM = "EPSG:32632";
    static final LabelClasses CLASSES = new LabelClasses(List.of(
            LabelClass.of(1, "water", "#2B6CB0"),
            LabelClass.of(2, "forest", "#2F855A"),
            new LabelClass(3, "beech", "#38A169", OptionalInt.of(2), LabelClass.Role.GROUND),
            LabelClass.unknown(9, "cannot tell", "#808080")));

    private static final GeometryFactory GEOMETRIES = new GeometryFactory();

    private Drawings() {}

    static Geometry shape(String wkt) {
        try {
            return new WKTReader().read(wkt);
        } catch (ParseException wrong) {
            throw new IllegalArgumentException(wkt, wrong);
        }
    }

    static Geometry box(double left, double bottom, double right, double top) {
        return GEOMETRIES.toGeometry(new Envelope(left, right, bottom, top));
    }

    static Geometry point(double x, double y) {
        return GEOMETRIES.createPoint(new Coordinate(x, y));
    }

    static UUID id(int number) {
        return new UUID(7, number);
    }

    static Annotation drawn(int number, int classCode, Geometry geometry) {
        return Annotation.drawn(id(number), classCode, geometry, "Ada", NOON);
    }

    static LabelStore store() {
        return LabelStore.inMemory(UTM, CLASSES, "Ada", CLOCK);
    }
}

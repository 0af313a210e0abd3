package org.lapwing.mapview;

import java.util.ArrayList;
import java.util.List;
import org.lapwing.raster.SourceId;
import org.lapwing.vector.Feature;
import org.lapwing.vector.FeatureSet;
import org.lapwing.vector.Field;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/// Features written as text, with the fields `kind` and `size`.
final class FeatureFixture {

    private final List<Feature> features = new ArrayList<>();

    FeatureFixture with(String wkt, Object kind, Object size) {
        try {
            features.add(new Feature(new WKTReader().read(wkt), new Object[] {kind, size}));
        } catch (ParseException wrong) {
            throw new IllegalArgumentException(wrong);
        }
        return this;
    }

    FeatureFixture with(String wkt) {
        return with(wkt, "field", 1.0);
    }

    FeatureSet set(String crs) {
        return new FeatureSet(
                SourceId.of("features " + features.size()),
                "features",
                crs,
                List.of(new Field("kind", Field.Kind.TEXT), new Field("size", Field.Kind.REAL)),
                features,
                List.of());
    }
}

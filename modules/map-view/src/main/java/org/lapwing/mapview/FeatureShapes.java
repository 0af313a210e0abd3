package org.lapwing.mapview;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.lapwing.jobs.CancelToken;
import org.lapwing.raster.SourceId;
import org.lapwing.vector.Feature;
import org.lapwing.vector.FeatureSet;
import org.locationtech.jts.geom.Envelope;

/// The features of a file as shapes.
record FeatureShapes(FeatureSet features) implements MapShapes {

    @Override
    public SourceId id() {
        return features.id();
    }

    @Override
    public String name() {
        return features.name();
    }

    @Override
    public String crs() {
        return features.crs();
    }

    @Override
    public Envelope bounds() {
        return features.bounds();
    }

    @Override
    public OptionalInt field(String name) {
        return features.field(name);
    }

    @Override
    public List<Feature> within(Envelope place) {
        var places = features.within(place);
        var found = new ArrayList<Feature>(places.length);
        for (int each : places) {
            found.add(features.features().get(each));
        }
        return found;
    }

    @Override
    public MapShapes in(String crs) throws IOException {
        return new FeatureShapes(features.reprojected(crs, CancelToken.NEVER));
    }
}

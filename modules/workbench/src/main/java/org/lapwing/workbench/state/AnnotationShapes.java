package org.lapwing.workbench.state;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.lapwing.labels.annotation.Annotation;
import org.lapwing.labels.annotation.LabelSnapshot;
import org.lapwing.mapview.MapShapes;
import org.lapwing.raster.SourceId;
import org.lapwing.raster.reprojection.GroundTransform;
import org.lapwing.vector.Feature;
import org.lapwing.vector.GeometryMover;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/// The annotations of one snapshot as shapes of a map, in the reference system of their store or in another.
///
/// Their only field is [#CLASS], the class code as text.
final class AnnotationShapes implements MapShapes {

    /// Name of the field that holds the class code.
    static final String CLASS = "class";

    /// What all states of one store share.
    ///
    /// @param name names the store, another one each time that it is opened
    record Shared(String name, RecentChanges changes, Map<String, Way> ways) {

        /// A store that was just opened.
        static Shared of(String name) {
            return new Shared(name, new RecentChanges(), new ConcurrentHashMap<>());
        }
    }

    /// The way to another reference system, and where annotations lie there.
    private static final class Way {

        private static final int MOST_KEPT = 100_000;

        private final GroundTransform there;
        private final GroundTransform back;
        private final Map<UUID, Moved> moved = new ConcurrentHashMap<>();

        Way(String from, String to) throws IOException {
            there = GroundTransform.between(from, to);
            back = GroundTransform.between(to, from);
        }

        Geometry of(Annotation annotation) {
            var known = moved.get(annotation.id());
            if (known == null || known.revision != annotation.revision()) {
                if (moved.size() > MOST_KEPT) {
                    moved.clear();
                }
                known = new Moved(annotation.revision(), new GeometryMover(there).move(annotation.geometry()));
                moved.put(annotation.id(), known);
            }
            return known.geometry;
        }
    }

    private record Moved(long revision, Geometry geometry) {}

    private final LabelSnapshot snapshot;
    private final Envelope bounds;
    private final Shared shared;
    private final String crs;
    private final Optional<Way> way;

    /// @param bounds a rectangle around all annotations, perhaps a larger one
    AnnotationShapes(LabelSnapshot snapshot, Envelope bounds, Shared shared) {
        this(snapshot, bounds, shared, snapshot.crs(), Optional.empty());
    }

    private AnnotationShapes(LabelSnapshot snapshot, Envelope bounds, Shared shared, String crs, Optional<Way> way) {
        this.snapshot = snapshot;
        this.bounds = bounds.copy();
        this.shared = shared;
        this.crs = crs;
        this.way = way;
    }

    @Override
    public SourceId id() {
        return new SourceId(shared.name() + " in " + crs, String.valueOf(snapshot.revision()));
    }

    @Override
    public String name() {
        return shared.name();
    }

    @Override
    public String crs() {
        return crs;
    }

    @Override
    public Envelope bounds() {
        return way.map(each -> moved(each.there, bounds)).orElseGet(bounds::copy);
    }

    @Override
    public OptionalInt field(String name) {
        return name.equals(CLASS) ? OptionalInt.of(0) : OptionalInt.empty();
    }

    @Override
    public List<Feature> within(Envelope place) {
        var found = snapshot.within(way.map(each -> moved(each.back, place)).orElse(place));
        var features = new ArrayList<Feature>(found.size());
        for (var annotation : found) {
            var geometry = way.map(each -> each.of(annotation)).orElseGet(annotation::geometry);
            features.add(new Feature(geometry, new Object[] {String.valueOf(annotation.classCode())}));
        }
        return features;
    }

    @Override
    public Optional<Envelope> changedSince(SourceId before) {
        if (!before.content().equals(id().content()) || !before.version().matches("\\d{1,18}")) {
            return Optional.empty();
        }
        return shared.changes()
                .between(Long.parseLong(before.version()), snapshot.revision())
                .map(changed -> way.map(each -> moved(each.there, changed)).orElse(changed));
    }

    @Override
    public MapShapes in(String other) throws IOException {
        if (other.equals(snapshot.crs())) {
            return new AnnotationShapes(snapshot, bounds, shared);
        }
        var known = shared.ways().get(other);
        if (known == null) {
            known = new Way(snapshot.crs(), other);
            shared.ways().put(other, known);
        }
        return new AnnotationShapes(snapshot, bounds, shared, other, Optional.of(known));
    }

    /// A rectangle around another's image; borders are sampled and some room is added for what bends between.
    private static Envelope moved(GroundTransform transform, Envelope place) {
        if (place.isNull()) {
            return new Envelope();
        }
        int steps = 8;
        var xy = new double[4 * 2 * steps];
        int count = 0;
        for (int i = 0; i < steps; i++) {
            double x = place.getMinX() + place.getWidth() * i / (steps - 1);
            double y = place.getMinY() + place.getHeight() * i / (steps - 1);
            for (double[] point : new double[][] {
                {x, place.getMinY()}, {x, place.getMaxY()}, {place.getMinX(), y}, {place.getMaxX(), y}
            }) {
                xy[2 * count] = point[0];
                xy[2 * count + 1] = point[1];
                count++;
            }
        }
        transform.transform(xy, count);
        var there = new Envelope();
        for (int i = 0; i < count; i++) {
            if (Double.isFinite(xy[2 * i]) && Double.isFinite(xy[2 * i + 1])) {
                there.expandToInclude(xy[2 * i], xy[2 * i + 1]);
            }
        }
        if (!there.isNull()) {
            there.expandBy(0.05 * there.getWidth(), 0.05 * there.getHeight());
        }
        return there;
    }
}

package org.lapwing.vector;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntConsumer;
import org.lapwing.jobs.CancelToken;
import org.lapwing.raster.SourceId;
import org.lapwing.raster.reprojection.GroundTransform;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.index.ItemVisitor;
import org.locationtech.jts.index.strtree.STRtree;

/// Features of one layer of a file, in memory, found by place. Immutable, so safe for several threads.
public final class FeatureSet {

    /// Features between two looks at whether the work is still wanted.
    private static final int POLLED = 1024;

    private static final String ASSUMED = " taken for ";

    private final SourceId id;
    private final String name;
    private final String crs;
    private final List<Field> fields;
    private final List<Feature> features;
    private final List<String> notes;
    private final Shape shape;
    private final long vertices;
    private final Envelope bounds = new Envelope();
    private final STRtree index = new STRtree();

    /// Builds the index, which takes about a second for a million features: not for the FX thread.
    ///
    /// @param id names contents and reference system, so that equal ids draw alike
    /// @param name what a person calls the layer
    /// @param crs `EPSG:n` or WKT, easting or longitude first; empty where the file does not say
    /// @param features in the order in which they are drawn
    /// @param notes sentences on what was left out or assumed
    public FeatureSet(
            SourceId id, String name, String crs, List<Field> fields, List<Feature> features, List<String> notes) {
        this.id = id;
        this.name = name;
        this.crs = crs;
        this.fields = List.copyOf(fields);
        this.features = List.copyOf(features);
        this.notes = List.copyOf(notes);
        var all = Shape.NONE;
        long count = 0;
        for (int i = 0; i < this.features.size(); i++) {
            var geometry = this.features.get(i).geometry();
            if (!geometry.isEmpty()) {
                var extent = geometry.getEnvelopeInternal();
                bounds.expandToInclude(extent);
                index.insert(extent, i);
                all = all.and(Shape.of(geometry));
                count += geometry.getNumPoints();
            }
        }
        shape = all;
        vertices = count;
        index.build();
    }

    /// Which features these are, and where they are seen.
    public SourceId id() {
        return id;
    }

    /// What a person calls the layer.
    public String name() {
        return name;
    }

    /// `EPSG:n` or WKT; empty where the file does not say.
    public String crs() {
        return crs;
    }

    /// The attributes.
    public List<Field> fields() {
        return fields;
    }

    /// The features in the order in which they are drawn.
    public List<Feature> features() {
        return features;
    }

    /// Sentences on what was left out or assumed.
    public List<String> notes() {
        return notes;
    }

    /// What the features look like.
    public Shape shape() {
        return shape;
    }

    /// Number of points of all geometries.
    public long vertices() {
        return vertices;
    }

    /// The smallest upright rectangle around all features; null-envelope where none has a geometry.
    public Envelope bounds() {
        return bounds.copy();
    }

    /// The place of a field among [#fields], without regard to case; empty where there is none of that name.
    public OptionalInt field(String wanted) {
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).name().equalsIgnoreCase(wanted)) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }

    /// The features whose bounds meet a rectangle, as places among [#features], in drawing order.
    public int[] within(Envelope place) {
        var found = new IntList();
        index.query(place, (ItemVisitor) item -> found.accept((Integer) item));
        return found.sorted();
    }

    /// Whether the reference system is what a person or the map said, not the file.
    public boolean isAssumed() {
        return id.version().contains(ASSUMED);
    }

    /// The same features where the file does not say its reference system and a person does.
    public FeatureSet assumedIn(String assumed) {
        return new FeatureSet(
                new SourceId(id.content(), id.version().replaceFirst(ASSUMED + ".*", "") + ASSUMED + assumed),
                name,
                assumed,
                fields,
                features,
                notes);
    }

    /// The same features in another reference system. Those that have no place there keep their attributes and lose
    /// their shape, and a note counts them.
    ///
    /// The vertices are moved and straight lines stay straight between them. Takes about a second for a million
    /// vertices: not for the FX thread.
    ///
    /// @param target `EPSG:n` or WKT
    /// @throws IOException where a reference system is not known
    public FeatureSet reprojected(String target, CancelToken cancel) throws IOException {
        if (target.equals(crs)) {
            return this;
        }
        if (crs.isEmpty()) {
            throw new IOException(name + " does not say its reference system, so it cannot be drawn in " + target
                    + ". Choose the one its coordinates are in.");
        }
        var mover = new GeometryMover(GroundTransform.between(crs, target));
        var moved = new ArrayList<Feature>(features.size());
        int lost = 0;
        for (int i = 0; i < features.size(); i++) {
            if (i % POLLED == 0) {
                cancel.throwIfCancelled();
            }
            var feature = features.get(i);
            var geometry = mover.move(feature.geometry());
            lost += geometry.isEmpty() && !feature.geometry().isEmpty() ? 1 : 0;
            moved.add(feature.at(geometry));
        }
        var told = new ArrayList<>(notes);
        if (lost > 0) {
            told.add(lost + " of " + features.size() + " features have no place in the map's reference system.");
        }
        return new FeatureSet(
                new SourceId(id.content(), id.version() + "@" + target), name, target, fields, moved, told);
    }

    /// The number of a field, where it is one.
    ///
    /// @return empty where the value is unknown or no number
    public static Optional<Double> number(Feature feature, int field) {
        return feature.value(field)
                .map(value -> switch (value) {
                    case Long whole -> (double) whole;
                    case Double real -> real;
                    default -> Double.NaN;
                })
                .filter(Double::isFinite);
    }

    private static final class IntList implements IntConsumer {

        private int[] values = new int[64];
        private int size;

        @Override
        public void accept(int value) {
            if (size == values.length) {
                values = Arrays.copyOf(values, 2 * size);
            }
            values[size++] = value;
        }

        int[] sorted() {
            var all = Arrays.copyOf(values, size);
            Arrays.sort(all);
            return all;
        }
    }
}

package org.lapwing.labels.annotation;

import java.io.IOException;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.lapwing.jobs.CancelToken;
import org.lapwing.labels.geometry.AreaEdits;
import org.lapwing.vector.GroundMeasure;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/// How much was labelled: per class, per author, per round. Immutable.
public final class LabelStatistics {

    /// What one class, author or round has.
    ///
    /// @param annotations their number, those that others cover included
    /// @param area what is to be seen of them, without what others cover: square metres on the ellipsoid, or square
    ///     pixels of an image without georeference
    /// @param patches of those asked about, how many hold something of it
    public record Amount(long annotations, double area, int patches) {}

    private static final Coordinate NOWHERE = new Coordinate(Double.NaN, Double.NaN);

    private record Seen(Annotation annotation, double area, BitSet patches) {}

    private final Amount total;
    private final SortedMap<Integer, Amount> byClass;
    private final SortedMap<String, Amount> byAuthor;
    private final SortedMap<Integer, Amount> byRound;
    private final boolean onGround;

    private LabelStatistics(List<Seen> all, boolean onGround) {
        this.onGround = onGround;
        total = sums(all, _ -> 0).getOrDefault(0, new Amount(0, 0, 0));
        byClass = sums(all, each -> each.annotation().classCode());
        byAuthor = sums(all, each -> each.annotation().author());
        byRound = sums(all, each -> each.annotation().round());
    }

    /// Counts and measures. Takes some seconds for ten thousand annotations: not for the FX thread.
    ///
    /// @param patches such as those that a model asked for, in the reference system of the annotations; may be
    ///     empty
    /// @throws IOException where the reference system is not known
    public static LabelStatistics of(LabelSnapshot snapshot, List<Envelope> patches, CancelToken cancel)
            throws IOException {
        boolean onGround = !snapshot.crs().isEmpty();
        var measure = onGround ? GroundMeasure.in(snapshot.crs()) : new GroundMeasure((x, y) -> NOWHERE);
        var factory = new GeometryFactory();
        var squares = patches.stream().map(factory::toGeometry).toList();
        var all = snapshot.annotations().stream()
                .map(each -> {
                    cancel.throwIfCancelled();
                    var visible = visible(snapshot, each);
                    double area = onGround ? measure.squareMetres(visible) : visible.getArea();
                    return new Seen(each, area, touched(visible, squares));
                })
                .toList();
        return new LabelStatistics(all, onGround);
    }

    /// Everything together.
    public Amount total() {
        return total;
    }

    /// By class code, in order; classes without annotations are not among them.
    public SortedMap<Integer, Amount> byClass() {
        return byClass;
    }

    /// By author, in order of their names.
    public SortedMap<String, Amount> byAuthor() {
        return byAuthor;
    }

    /// By round of active learning; 0 is outside any.
    public SortedMap<Integer, Amount> byRound() {
        return byRound;
    }

    /// Whether areas are square metres on the ground, not square pixels.
    public boolean isOnGround() {
        return onGround;
    }

    private static Geometry visible(LabelSnapshot snapshot, Annotation annotation) {
        var shape = annotation.geometry();
        if (shape.getDimension() != 2) {
            return shape;
        }
        var above = snapshot.within(shape.getEnvelopeInternal()).stream()
                .filter(each -> each.order() > annotation.order()
                        && each.geometry().getDimension() == 2
                        && each.geometry().intersects(shape))
                .map(Annotation::geometry)
                .toList();
        return above.isEmpty() ? shape : AreaEdits.subtract(shape, AreaEdits.merge(above));
    }

    private static BitSet touched(Geometry visible, List<Geometry> patches) {
        var touched = new BitSet();
        for (int i = 0; i < patches.size(); i++) {
            var patch = patches.get(i);
            boolean holds = visible.getEnvelopeInternal().intersects(patch.getEnvelopeInternal())
                    && (visible.getDimension() == 2 ? visible.relate(patch, "T********") : visible.intersects(patch));
            touched.set(i, holds);
        }
        return touched;
    }

    private static <K extends Comparable<K>> SortedMap<K, Amount> sums(List<Seen> all, Function<Seen, K> key) {
        var patches = new TreeMap<K, BitSet>();
        var sums = new TreeMap<K, Amount>();
        for (var each : all) {
            var touched = patches.computeIfAbsent(key.apply(each), _ -> new BitSet());
            touched.or(each.patches());
            var before = sums.getOrDefault(key.apply(each), new Amount(0, 0, 0));
            sums.put(
                    key.apply(each),
                    new Amount(before.annotations() + 1, before.area() + each.area(), touched.cardinality()));
        }
        return Collections.unmodifiableSortedMap(sums);
    }
}

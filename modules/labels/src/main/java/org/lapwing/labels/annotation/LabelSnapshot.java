package org.lapwing.labels.annotation;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.index.strtree.STRtree;

/// All annotations of a store at one revision. Immutable, so safe for several threads.
///
/// A snapshot shares with the one before everything but what changed, so making one costs little however many
/// annotations there are.
public final class LabelSnapshot {

    private static final Comparator<Annotation> FROM_BELOW = Comparator.comparingLong(Annotation::order);
    private static final int SMALLEST_REBUILD = 256;
    private static final int REBUILD_SHARE = 16;

    private final long revision;
    private final String crs;
    private final LabelClasses classes;
    private final Base base;
    private final Map<UUID, Optional<Annotation>> changed;
    private final int size;
    private final long topOrder;
    private final long fingerprint;

    private LabelSnapshot(
            long revision,
            String crs,
            LabelClasses classes,
            Base base,
            Map<UUID, Optional<Annotation>> changed,
            int size,
            long topOrder,
            long fingerprint) {
        this.revision = revision;
        this.crs = crs;
        this.classes = classes;
        this.base = base;
        this.changed = changed;
        this.size = size;
        this.topOrder = topOrder;
        this.fingerprint = fingerprint;
    }

    /// A snapshot of given annotations.
    ///
    /// @param crs `EPSG:n` or WKT of all geometries, easting or longitude first; empty for pixels of an image
    ///     without georeference
    /// @param annotations in any order; no id and no order twice
    public static LabelSnapshot of(
            long revision, String crs, LabelClasses classes, Collection<Annotation> annotations) {
        var base = new Base(annotations);
        long top = annotations.stream().mapToLong(Annotation::order).max().orElse(0);
        return new LabelSnapshot(
                revision, crs, classes, base, Map.of(), base.byId.size(), top, fingerprint(annotations));
    }

    /// The number of this state; each edit makes the next one.
    public long revision() {
        return revision;
    }

    /// `EPSG:n` or WKT of all geometries; empty for pixels of an image without georeference.
    public String crs() {
        return crs;
    }

    /// The classes that annotations may have.
    public LabelClasses classes() {
        return classes;
    }

    /// Number of annotations.
    public int size() {
        return size;
    }

    /// The annotation of an id.
    public Optional<Annotation> find(UUID id) {
        var latest = changed.get(id);
        return latest != null ? latest : Optional.ofNullable(base.byId.get(id));
    }

    /// All annotations, the lowest first.
    public List<Annotation> annotations() {
        var all = new HashMap<>(base.byId);
        changed.forEach((id, latest) -> latest.ifPresentOrElse(each -> all.put(id, each), () -> all.remove(id)));
        return all.values().stream().sorted(FROM_BELOW).toList();
    }

    /// The annotations whose bounds meet a rectangle, the lowest first.
    public List<Annotation> within(Envelope place) {
        var found = base.within(place);
        if (!changed.isEmpty()) {
            found.removeIf(each -> changed.containsKey(each.id()));
            changed.values().stream()
                    .flatMap(Optional::stream)
                    .filter(each -> each.geometry().getEnvelopeInternal().intersects(place))
                    .forEach(found::add);
        }
        found.sort(FROM_BELOW);
        return List.copyOf(found);
    }

    /// The smallest upright rectangle around all annotations; null-envelope where there are none.
    public Envelope bounds() {
        var bounds = new Envelope();
        annotations().forEach(each -> bounds.expandToInclude(each.geometry().getEnvelopeInternal()));
        return bounds;
    }

    /// The annotations that a test lets pass, as a snapshot of the same revision.
    public LabelSnapshot only(Predicate<Annotation> wanted) {
        return of(revision, crs, classes, annotations().stream().filter(wanted).toList());
    }

    /// A number that differs where annotations do, as good as surely.
    long fingerprint() {
        return fingerprint;
    }

    /// The highest order that any annotation ever had, also of those removed since.
    long topOrder() {
        return topOrder;
    }

    /// The annotation of an order.
    Optional<Annotation> atOrder(long order) {
        for (var latest : changed.values()) {
            if (latest.isPresent() && latest.get().order() == order) {
                return latest;
            }
        }
        return Optional.ofNullable(base.byOrder.get(order)).filter(each -> !changed.containsKey(each.id()));
    }

    /// The next state.
    ///
    /// @param changes the annotations that change, empty for those that go
    LabelSnapshot with(LabelClasses otherClasses, Map<UUID, Optional<Annotation>> changes, long orders) {
        var all = new HashMap<>(changed);
        int count = size;
        long sum = fingerprint;
        for (var each : changes.entrySet()) {
            var before = find(each.getKey());
            count += (each.getValue().isPresent() ? 1 : 0) - (before.isPresent() ? 1 : 0);
            sum += fingerprint(each.getValue().stream().toList())
                    - fingerprint(before.stream().toList());
            all.put(each.getKey(), each.getValue());
        }
        var next = new LabelSnapshot(revision + 1, crs, otherClasses, base, Map.copyOf(all), count, orders, sum);
        return all.size() <= Math.max(SMALLEST_REBUILD, base.byId.size() / REBUILD_SHARE) ? next : next.rebuilt();
    }

    /// The same with an order that was given away before.
    LabelSnapshot withTopOrder(long orders) {
        return new LabelSnapshot(revision, crs, classes, base, changed, size, Math.max(topOrder, orders), fingerprint);
    }

    /// The sum of a number for each, so that it can be kept up as annotations come and go.
    private static long fingerprint(Collection<Annotation> annotations) {
        long sum = 0;
        for (var each : annotations) {
            long mixed = each.id().getMostSignificantBits() * 31 + each.id().getLeastSignificantBits();
            mixed = (mixed ^ each.order()) * 0x9E3779B97F4A7C15L;
            mixed = (mixed ^ each.revision() ^ mixed >>> 29) * 0xBF58476D1CE4E5B9L;
            mixed = (mixed ^ each.classCode() ^ (long) each.geometry().hashCode() << 20) * 0x94D049BB133111EBL;
            sum += mixed ^ mixed >>> 31;
        }
        return sum;
    }

    private LabelSnapshot rebuilt() {
        var all = annotations();
        return new LabelSnapshot(revision, crs, classes, new Base(all), Map.of(), all.size(), topOrder, fingerprint);
    }

    /// Annotations found by id and by place.
    private static final class Base {

        private final Map<UUID, Annotation> byId;
        private final Map<Long, Annotation> byOrder;
        private final STRtree index = new STRtree();

        Base(Collection<Annotation> annotations) {
            byId = HashMap.newHashMap(annotations.size());
            byOrder = HashMap.newHashMap(annotations.size());
            for (var each : annotations) {
                if (byId.put(each.id(), each) != null || byOrder.put(each.order(), each) != null) {
                    throw new IllegalArgumentException(
                            "annotation " + each.id() + " or its order " + each.order() + " is there twice");
                }
                index.insert(each.geometry().getEnvelopeInternal(), each);
            }
            index.build();
        }

        @SuppressWarnings("unchecked")
        List<Annotation> within(Envelope place) {
            return index.query(place);
        }
    }
}

package org.lapwing.mapview;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lapwing.raster.SourceId;
import org.lapwing.raster.TileCache;
import org.locationtech.jts.geom.Envelope;

/// Has the features of a view drawn anew at each scale and in each style, and remembers the picture before, which
/// stands in until the new one is there. Used by the painter's thread only.
final class FeatureScales {

    private static final class Shown {
        private DrawnFeatures present;
        private @Nullable DrawnFeatures before;
        private boolean whole;

        Shown(DrawnFeatures present) {
            this.present = present;
        }
    }

    private final TileCache cache;
    private Map<String, Shown> shown = new HashMap<>();

    /// @param cache where drawn tiles are
    FeatureScales(TileCache cache) {
        this.cache = cache;
    }

    /// The layer as it is drawn at the scale of a frame; other layers as they are.
    FrameLayer at(ViewFrame frame, FrameLayer each) {
        var layer = each.layer();
        if (!(layer.source() instanceof ShapeSource raster) || !(layer.style() instanceof FeatureStyle style)) {
            return each;
        }
        double scale = frame.viewport().outputScale();
        var known = shown.get(layer.id());
        if (known == null) {
            known = new Shown(raster.drawn(style, frame.unitsPerPixel(), scale));
            shown.put(layer.id(), known);
        } else if (!known.present.shows(raster.shapes(), style, frame.unitsPerPixel(), scale)) {
            var last = known.present;
            if (known.whole || known.before == null) {
                known.before = last;
            }
            known.present = raster.drawn(style, frame.unitsPerPixel(), scale);
            known.whole = false;
            var next = known.present;
            next.changesSince(last).ifPresent(where -> next.takeOver(last, where, view(frame), cache));
            if (known.before != null
                    && !known.before.grid().crs().equals(known.present.grid().crs())) {
                known.before = null;
            }
        }
        return new FrameLayer(layer.withSource(known.present), 1, 1, List.of());
    }

    private static Envelope view(ViewFrame frame) {
        return new Envelope(
                frame.left(),
                frame.left() + frame.columns() * frame.unitsPerPixel(),
                frame.top() - frame.rows() * frame.unitsPerPixel(),
                frame.top());
    }

    /// The picture before, for a layer of [#at] that lacks tiles.
    Optional<FrameLayer> standIn(FrameLayer drawn) {
        var known = shown.get(drawn.layer().id());
        return known == null || known.before == null
                ? Optional.empty()
                : Optional.of(new FrameLayer(drawn.layer().withSource(known.before), 1, 1, List.of()));
    }

    /// Takes up which pictures the last frame showed whole: they may stand in for the next ones.
    void lastFrame(FramePlan last) {
        for (var plan : last.layers()) {
            var known = shown.get(plan.layer().id());
            if (known != null && plan.source().equals(known.present.id())) {
                known.whole =
                        last.missing().stream().noneMatch(key -> key.source().equals(plan.source()));
            }
        }
    }

    /// Forgets layers that are gone.
    void keep(Set<String> layerIds) {
        shown.keySet().retainAll(layerIds);
    }

    /// The pictures that may be read.
    Set<SourceId> sources() {
        var ids = new HashSet<SourceId>();
        shown.values().forEach(each -> ids.add(each.present.id()));
        return ids;
    }
}

package org.lapwing.mapview;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lapwing.raster.SourceId;

/// Remembers which sources a layer showed before, so that their tiles can stand in for those of a new one.
final class LayerHistory {

    private static final int REMEMBERED = 3;

    private record Past(Layer layer, List<SourceId> earlier) {}

    private Map<String, Past> pasts = new HashMap<>();

    /// The layers of the next frame; layers that are gone are forgotten.
    List<FrameLayer> next(List<Layer> layers) {
        var next = new HashMap<String, Past>();
        var frameLayers = new ArrayList<FrameLayer>();
        for (var layer : layers) {
            var earlier = earlier(layer);
            next.put(layer.id(), new Past(layer, earlier));
            frameLayers.add(new FrameLayer(
                    layer, layer.source().levels(), layer.source().sampledLevels(), earlier));
        }
        pasts = next;
        return frameLayers;
    }

    private List<SourceId> earlier(Layer layer) {
        var past = pasts.get(layer.id());
        if (past == null) {
            return List.of();
        }
        var before = past.layer.source();
        var now = layer.source();
        if (before.id().equals(now.id())) {
            return past.earlier;
        }
        if (!before.grid().equals(now.grid())
                || before.bands().size() != now.bands().size()) {
            return List.of();
        }
        var earlier = new ArrayList<SourceId>();
        earlier.add(before.id());
        earlier.addAll(past.earlier);
        earlier.remove(now.id());
        return earlier.subList(0, Math.min(REMEMBERED, earlier.size()));
    }
}

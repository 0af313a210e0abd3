package org.lapwing.accuracy.table;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.lapwing.jobs.CancelToken;
import org.lapwing.labels.LabelRaster;
import org.lapwing.labels.Legend;
import org.lapwing.raster.Window;
import org.lapwing.raster.reprojection.GroundTransform;

/// The classes of a map at places, one pixel at a time. The map stays the caller's.
public final class MapAtPoints implements SampleOptions.MapClasses {

    private final LabelRaster map;
    private final CancelToken cancel;
    private final Map<String, GroundTransform> ways = new HashMap<>();

    /// @param map the map that is judged
    public MapAtPoints(LabelRaster map, CancelToken cancel) {
        this.map = map;
        this.cancel = cancel;
    }

    @Override
    public String name() {
        return map.name();
    }

    @Override
    public Optional<String> at(double x, double y, String crs) throws IOException {
        var place = new double[] {x, y};
        if (!crs.isEmpty()
                && map.grid().isGeoreferenced()
                && !crs.equals(map.grid().crs())) {
            way(crs).transform(place, 1);
        }
        double column = Math.floor(map.grid().transform().column(place[0], place[1]));
        double row = Math.floor(map.grid().transform().row(place[0], place[1]));
        if (!(column >= 0
                && row >= 0
                && column < map.grid().columns()
                && row < map.grid().rows())) { // NaN where the place is not of this earth
            return Optional.empty();
        }
        var tile = map.read(Window.of((long) column, (long) row, 1, 1), cancel);
        int index = (int) tile.sample(0, 0, 0);
        return index == Legend.UNLABELLED
                ? Optional.empty()
                : Optional.of(map.legend().classes().get(index).name());
    }

    private GroundTransform way(String crs) throws IOException {
        var known = ways.get(crs);
        if (known == null) {
            known = GroundTransform.between(crs, map.grid().crs());
            ways.put(crs, known);
        }
        return known;
    }
}

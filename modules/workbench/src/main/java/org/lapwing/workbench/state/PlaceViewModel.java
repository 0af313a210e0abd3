package org.lapwing.workbench.state;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.lapwing.mapview.MapPoint;
import org.lapwing.raster.Grid;
import org.lapwing.workbench.service.LonLatTransform;
import org.lapwing.workbench.service.LonLatTransform.LonLat;
import org.lapwing.workbench.service.WorkbenchServices;
import org.lapwing.workbench.text.Formats;
import org.lapwing.workbench.text.Messages;

/// Where the map lies on the earth: the reference system that it is drawn in, and the way to longitude and
/// latitude and back.
@SuppressWarnings("FutureReturnValueIgnored") // an unknown reference system is no failure
public final class PlaceViewModel {

    private final ReadOnlyObjectWrapper<Optional<LonLatTransform>> lonLat =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private Optional<Grid> grid = Optional.empty();
    private String crs = "";

    PlaceViewModel(WorkbenchServices services, JobsViewModel jobs, LayersViewModel layers) {
        layers.drawn().addListener((_, _, drawn) -> {
            grid = drawn.isEmpty()
                    ? Optional.empty()
                    : Optional.of(drawn.getFirst().source().grid());
            var next = grid.map(Grid::crs).orElse("");
            if (next.equals(crs)) {
                return;
            }
            crs = next;
            lonLat.set(Optional.empty());
            if (!next.isEmpty()) {
                jobs.quietly(services.workers(), () -> services.files().lonLat(next))
                        .thenAccept(found -> {
                            if (next.equals(crs)) {
                                lonLat.set(found);
                            }
                        });
            }
        });
    }

    /// The grid of the map's bottom layer; empty while nothing is drawn.
    Optional<Grid> grid() {
        return grid;
    }

    /// The reference system of the map, as [org.lapwing.raster.Grid#crs] names it.
    public String crs() {
        return crs;
    }

    /// The way to longitude and latitude; empty where it is not known, or not yet.
    public ReadOnlyObjectProperty<Optional<LonLatTransform>> lonLat() {
        return lonLat.getReadOnlyProperty();
    }

    /// Longitude and latitude of a place, where it has them.
    public Optional<LonLat> degrees(MapPoint place) {
        return lonLat.get()
                .map(transform -> transform.at(place.x(), place.y()))
                .filter(at -> Double.isFinite(at.longitude()) && Double.isFinite(at.latitude()));
    }

    /// A place in words: degrees where it has them, else map coordinates.
    public String describe(MapPoint place) {
        return degrees(place)
                .map(at -> Formats.lonLat(at.longitude(), at.latitude()))
                .orElseGet(() -> onMap(place));
    }

    /// A place in map coordinates, as a person reads them.
    public String onMap(MapPoint place) {
        return Messages.text("cursor.map", Formats.coordinate(place.x()), Formats.coordinate(place.y()));
    }
}

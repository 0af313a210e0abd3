package org.lapwing.workbench.state;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.lapwing.learning.query.GroundArea;
import org.lapwing.mapview.MapPoint;
import org.lapwing.raster.Window;
import org.lapwing.vector.FeatureSet;
import org.lapwing.workbench.state.QueueSettingsViewModel.Place;
import org.lapwing.workbench.text.Messages;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.union.UnaryUnionOp;

/// The ground that a query is kept to, or keeps clear of: what is in view, an outline, the polygons of a layer.
public final class QueueAreas {

    private static final GeometryFactory SHAPES = new GeometryFactory();

    private final WorkspaceViewModel workspace;
    private final LayersViewModel layers;
    private final MapViewModel map;
    private final Supplier<Optional<Window>> view;
    private final ReadOnlyObjectWrapper<Optional<GroundArea>> outline = new ReadOnlyObjectWrapper<>(Optional.empty());

    QueueAreas(
            WorkspaceViewModel workspace, LayersViewModel layers, MapViewModel map, Supplier<Optional<Window>> view) {
        this.workspace = workspace;
        this.layers = layers;
        this.map = map;
        this.view = view;
        workspace.image().addListener(_ -> outline.set(Optional.empty()));
    }

    /// The outline of [Place#OUTLINE]; empty before one was taken.
    public ReadOnlyObjectProperty<Optional<GroundArea>> outline() {
        return outline.getReadOnlyProperty();
    }

    /// Takes over the outline that is drawn with the tool that measures areas.
    ///
    /// @return whether there was one
    public boolean takeOutline() {
        var corners = map.measure().outline();
        if (corners.isEmpty() || map.place().crs().isEmpty()) {
            return false;
        }
        outline.set(Optional.of(new GroundArea(polygon(corners), map.place().crs())));
        map.tool().set(MapTool.PAN);
        return true;
    }

    /// The layers whose polygons can be taken, top first.
    public List<LayerItem> layers() {
        return layers.items().stream()
                .filter(item -> item.drawing().isPresent())
                .toList();
    }

    /// The file that a place was read from; empty where it is none.
    Optional<Path> file(Place place, String layerId) {
        return place == Place.LAYER ? drawing(layerId).map(each -> each.origin().file()) : Optional.empty();
    }

    private Optional<FeatureLayerViewModel> drawing(String layerId) {
        return layers().stream()
                .filter(item -> item.id().equals(layerId))
                .flatMap(item -> item.drawing().stream())
                .findFirst();
    }

    /// A place as a query takes it, to be called on a worker: joining many polygons takes its time.
    ///
    /// @throws IllegalArgumentException with a sentence, where there is no such place
    Callable<Optional<GroundArea>> ground(Place place, String layerId) {
        return switch (place) {
            case ANY -> Optional::empty;
            case VIEW -> {
                var image = workspace.image().get();
                var window = view.get();
                if (image.isEmpty() || window.isEmpty()) {
                    throw new IllegalArgumentException(Messages.text("queue.area.view.missing"));
                }
                var grid = image.get().source().grid();
                yield () -> Optional.of(new GroundArea(GroundArea.under(grid.transform(), window.get()), grid.crs()));
            }
            case OUTLINE -> {
                var taken = outline.get();
                if (taken.isEmpty()) {
                    throw new IllegalArgumentException(Messages.text("queue.area.outline.missing"));
                }
                yield () -> taken;
            }
            case LAYER -> {
                var features = drawing(layerId)
                        .map(FeatureLayerViewModel::features)
                        .orElseThrow(() -> new IllegalArgumentException(Messages.text("queue.area.layer.missing")));
                yield () -> Optional.of(polygons(features));
            }
        };
    }

    private static GroundArea polygons(FeatureSet features) {
        var found = new ArrayList<Geometry>();
        for (var feature : features.features()) {
            var geometry = feature.geometry();
            for (int part = 0; part < geometry.getNumGeometries(); part++) {
                if (geometry.getGeometryN(part) instanceof Polygon polygon && !polygon.isEmpty()) {
                    found.add(polygon);
                }
            }
        }
        if (found.isEmpty()) {
            throw new IllegalArgumentException(Messages.text("queue.area.layer.empty", features.name()));
        }
        return new GroundArea(UnaryUnionOp.union(found), features.crs());
    }

    private static Geometry polygon(List<MapPoint> corners) {
        var ring = new Coordinate[corners.size() + 1];
        for (int i = 0; i < ring.length; i++) {
            var corner = corners.get(i % corners.size());
            ring[i] = new Coordinate(corner.x(), corner.y());
        }
        return SHAPES.createPolygon(ring).buffer(0); // an outline that crosses itself becomes areas that do not
    }
}

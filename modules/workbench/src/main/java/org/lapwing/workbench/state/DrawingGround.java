package org.lapwing.workbench.state;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import org.lapwing.labels.annotation.LabelSnapshot;
import org.lapwing.mapview.MapMark;
import org.lapwing.mapview.MapPoint;
import org.lapwing.raster.MapUnit;
import org.lapwing.workbench.service.OpenedImage;
import org.lapwing.workbench.service.WorkbenchServices;
import org.lapwing.workbench.text.Messages;

/// The ground that is drawn on: the way from the map to the labels, how long their units are, and which blocks are
/// locked because the model is judged on them.
@SuppressWarnings("FutureReturnValueIgnored") // what cannot be looked up is left as it is
final class DrawingGround {

    private static final String LOCKED_COLOR = "#D84315";

    private final WorkbenchServices services;
    private final JobsViewModel jobs;
    private final NoticesViewModel notices;
    private final LabelsViewModel labels;
    private final PlaceViewModel place;
    private final WorkspaceViewModel workspace;
    private MapWay way = MapWay.SAME;
    private String wayOf = "";
    private double metresPerUnit = 1;
    private double metresPerLabelUnit = 1;
    private double labelUnitsPerMapUnit = 1;
    private LockedArea locked = LockedArea.NONE;
    private Runnable changed = () -> {};

    DrawingGround(
            WorkbenchServices services,
            JobsViewModel jobs,
            NoticesViewModel notices,
            LabelsViewModel labels,
            PlaceViewModel place,
            WorkspaceViewModel workspace,
            LayersViewModel layers,
            ObservableValue<?> prediction) {
        this.services = services;
        this.jobs = jobs;
        this.notices = notices;
        this.labels = labels;
        this.place = place;
        this.workspace = workspace;
        layers.drawn().addListener(_ -> findWay());
        labels.snapshot().addListener(_ -> findWay());
        workspace.image().addListener(_ -> findLocks());
        workspace.modelFolder().addListener(_ -> findLocks());
        prediction.addListener(_ -> findLocks());
    }

    void onChange(Runnable listener) {
        changed = listener;
    }

    MapWay way() {
        return way;
    }

    /// Metres that one unit of the map is on the ground, about in the middle of the image.
    double metresPerUnit() {
        return metresPerUnit;
    }

    /// Metres that one unit of the labels is on the ground, about in the middle of the image.
    double metresPerLabelUnit() {
        return metresPerLabelUnit;
    }

    double labelUnitsPerMapUnit() {
        return labelUnitsPerMapUnit;
    }

    LockedArea locked() {
        return locked;
    }

    /// The locked blocks, hatched.
    List<MapMark> lockedMarks() {
        return locked.blocks().stream()
                .<MapMark>map(each -> new MapMark.Shape(way.toMap(each), LOCKED_COLOR, MapMark.Shape.Look.LOCKED))
                .toList();
    }

    private void findLocks() {
        var image = workspace.image().get();
        var folder = workspace.modelFolder().get();
        if (image.isEmpty() || folder.isEmpty()) {
            lock(LockedArea.NONE);
            return;
        }
        var grid = image.get().source().grid();
        jobs.quietly(services.workers(), () -> LockedArea.of(services.labels().locked(folder.get(), grid), grid))
                .whenComplete((found, failure) -> {
                    if (isStill(image, folder)) {
                        lock(failure == null ? found : LockedArea.NONE);
                    }
                });
    }

    private boolean isStill(Optional<OpenedImage> image, Optional<Path> folder) {
        return workspace.image().get().equals(image)
                && workspace.modelFolder().get().equals(folder);
    }

    private void lock(LockedArea next) {
        if (!next.equals(locked)) {
            locked = next;
            changed.run();
        }
    }

    private void findWay() {
        var to = labels.snapshot().get().map(LabelSnapshot::crs);
        var grid = place.grid();
        if (to.isEmpty() || grid.isEmpty()) {
            return;
        }
        var from = place.crs();
        var wanted = from + " " + to.get();
        if (wanted.equals(wayOf)) {
            return;
        }
        wayOf = wanted;
        var middle = grid.get().transform();
        double column = grid.get().columns() / 2.0;
        double row = grid.get().rows() / 2.0;
        var at = new MapPoint(middle.x(column, row), middle.y(column, row));
        MapWay.between(from, to.get(), jobs, services.workers()).whenComplete((found, failure) -> {
            if (failure != null) {
                notices.failed(Messages.text("labels.edit.failed.title"), failure);
            } else if (wanted.equals(wayOf)) {
                way = found;
                changed.run();
            }
        });
        jobs.quietly(services.workers(), () -> MapUnit.of(from)).thenAccept(unit -> {
            if (wanted.equals(wayOf)) {
                metresPerUnit = unit.metres(at.y());
                labelUnitsPerMapUnit =
                        way.scaleAt(at, Math.max(1e-9, grid.get().transform().columnSize()));
                metresPerLabelUnit = metresPerUnit / labelUnitsPerMapUnit;
                changed.run();
            }
        });
    }
}

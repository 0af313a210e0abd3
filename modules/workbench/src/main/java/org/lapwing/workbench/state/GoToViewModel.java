package org.lapwing.workbench.state;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.lapwing.mapview.MapPoint;
import org.lapwing.workbench.text.Formats;
import org.lapwing.workbench.text.Messages;

/// A place that a person types, and what is understood of it while they type.
public final class GoToViewModel {

    private final PlaceViewModel place;
    private final StringProperty typed = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper understood = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Optional<MapPoint>> target = new ReadOnlyObjectWrapper<>(Optional.empty());

    GoToViewModel(PlaceViewModel place) {
        this.place = place;
        typed.addListener(_ -> read());
        place.lonLat().addListener(_ -> read());
        read();
    }

    /// What the person typed.
    public StringProperty typed() {
        return typed;
    }

    /// One sentence on what the text means, or on how to write a place.
    public ReadOnlyStringProperty understood() {
        return understood.getReadOnlyProperty();
    }

    /// The place on the map, while the text names one.
    public ReadOnlyObjectProperty<Optional<MapPoint>> target() {
        return target.getReadOnlyProperty();
    }

    private void read() {
        target.set(Optional.empty());
        var read = CoordinateText.read(typed.get());
        if (read.isEmpty()) {
            understood.set(typed.get().isBlank() ? Messages.text("goto.help") : Messages.text("goto.unreadable"));
            return;
        }
        switch (read.get()) {
            case CoordinateText.OnMap onMap -> found(onMap.at(), place.onMap(onMap.at()));
            case CoordinateText.OnEarth onEarth -> {
                var transform = place.lonLat().get();
                if (transform.isEmpty()) { // degrees may be what the map counts in, or it has no place on the earth
                    var point =
                            new MapPoint(onEarth.at().longitude(), onEarth.at().latitude());
                    found(point, place.onMap(point));
                    return;
                }
                var words =
                        Formats.lonLat(onEarth.at().longitude(), onEarth.at().latitude());
                transform
                        .get()
                        .place(onEarth.at())
                        .ifPresentOrElse(
                                at -> found(at, words), () -> understood.set(Messages.text("goto.unreachable", words)));
            }
        }
    }

    private void found(MapPoint at, String words) {
        target.set(Optional.of(at));
        understood.set(isInside(at) ? words : Messages.text("goto.outside", words));
    }

    private boolean isInside(MapPoint at) {
        return place.grid()
                .map(grid -> {
                    double column = grid.transform().column(at.x(), at.y());
                    double row = grid.transform().row(at.x(), at.y());
                    return column >= 0 && row >= 0 && column < grid.columns() && row < grid.rows();
                })
                .orElse(false);
    }
}

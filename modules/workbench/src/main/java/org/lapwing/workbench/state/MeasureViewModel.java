package org.lapwing.workbench.state;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.lapwing.mapview.MapClick;
import org.lapwing.mapview.MapMark;
import org.lapwing.mapview.MapPoint;
import org.lapwing.vector.GroundMeasure;
import org.lapwing.workbench.service.LonLatTransform;
import org.lapwing.workbench.text.Formats;
import org.lapwing.workbench.text.Messages;
import org.locationtech.jts.geom.Coordinate;

/// A line or an outline clicked on the map, and how long or large it is on the ground.
public final class MeasureViewModel {

    private static final int LEAST_CORNERS = 3;

    private final PlaceViewModel place;
    private final ReadOnlyStringWrapper result = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<List<MapMark>> marks = new ReadOnlyObjectWrapper<>(List.of());
    private final List<MapPoint> points = new ArrayList<>();
    private MapTool tool = MapTool.DISTANCE;
    private boolean finished;

    MeasureViewModel(PlaceViewModel place) {
        this.place = place;
        place.lonLat().addListener(_ -> measure()); // found out a moment after the image was opened
    }

    /// The result as a person reads it; empty while there is none.
    public ReadOnlyStringProperty result() {
        return result.getReadOnlyProperty();
    }

    /// What to draw over the map.
    public ReadOnlyObjectProperty<List<MapMark>> marks() {
        return marks.getReadOnlyProperty();
    }

    /// The corners of the outline that is drawn; empty where there is none.
    List<MapPoint> outline() {
        return tool == MapTool.AREA && points.size() >= LEAST_CORNERS ? List.copyOf(points) : List.of();
    }

    /// Begins anew.
    ///
    /// @param next [MapTool#DISTANCE] or [MapTool#AREA]
    public void start(MapTool next) {
        tool = next;
        clear();
    }

    /// One more point; a double click ends the line, and the click after it begins a new one.
    public void click(MapClick click) {
        if (click.kind() == MapClick.Kind.DOUBLE) {
            finished = true;
            return;
        }
        if (finished) {
            points.clear();
            finished = false;
        }
        points.add(click.place());
        measure();
    }

    /// Takes the last point back.
    public void undo() {
        if (!points.isEmpty()) {
            points.removeLast();
            finished = false;
            measure();
        }
    }

    /// Takes everything away.
    public void clear() {
        points.clear();
        finished = false;
        measure();
    }

    private void measure() {
        var text = points.size() < 2
                ? ""
                : place.lonLat()
                        .get()
                        .map(MeasureViewModel::measure)
                        .map(this::onGround)
                        .orElseGet(this::onMap);
        result.set(text);
        var kind = tool == MapTool.AREA ? MapMark.Trace.Kind.RING : MapMark.Trace.Kind.LINE;
        marks.set(points.isEmpty() ? List.of() : List.of(new MapMark.Trace(points, kind, text)));
    }

    private String onGround(GroundMeasure measure) {
        var line = points.stream()
                .map(point -> new Coordinate(point.x(), point.y()))
                .toList();
        return tool == MapTool.AREA && points.size() >= LEAST_CORNERS
                ? Messages.text(
                        "measure.area",
                        Formats.area(measure.squareMetres(line)),
                        Formats.length(measure.outlineMetres(line)))
                : Formats.length(measure.metres(line));
    }

    private static GroundMeasure measure(LonLatTransform toLonLat) {
        return new GroundMeasure((x, y) -> {
            var place = toLonLat.at(x, y);
            return new Coordinate(place.longitude(), place.latitude());
        });
    }

    /// Without a known place on the earth, what the coordinates themselves count.
    private String onMap() {
        double length = 0;
        double twice = 0;
        for (int index = 0; index < points.size(); index++) {
            var to = points.get(index);
            var from = points.get((index + points.size() - 1) % points.size());
            if (index > 0) {
                length += Math.hypot(to.x() - from.x(), to.y() - from.y());
            }
            twice += from.x() * to.y() - to.x() * from.y();
        }
        return tool == MapTool.AREA && points.size() >= LEAST_CORNERS
                ? Messages.text("measure.map.area", Formats.decimal(Math.abs(twice) / 2, 1))
                : Messages.text("measure.map.length", Formats.decimal(length, 1));
    }
}

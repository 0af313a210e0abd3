package org.lapwing.workbench.state;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.lapwing.mapview.MapClick;
import org.lapwing.mapview.MapMark;
import org.lapwing.workbench.service.WorkbenchServices;
import org.lapwing.workbench.text.Messages;

/// What the map can do besides showing layers: views, tools, places.
public final class MapViewModel {

    private final ObjectProperty<MapTool> tool = new SimpleObjectProperty<>(MapTool.PAN);
    private final ReadOnlyObjectWrapper<List<MapMark>> marks = new ReadOnlyObjectWrapper<>(List.of());
    private final List<ReadOnlyObjectProperty<List<MapMark>>> beneath = new ArrayList<>();
    private final PlaceViewModel place;
    private final ViewsViewModel views;
    private final InspectViewModel inspect;
    private final MeasureViewModel measure;
    private final GoToViewModel goTo;
    private final BookmarksViewModel bookmarks;
    private final WorkbenchServices services;
    private final JobsViewModel jobs;
    private final NoticesViewModel notices;

    MapViewModel(
            WorkbenchServices services,
            JobsViewModel jobs,
            NoticesViewModel notices,
            WorkspaceViewModel workspace,
            LayersViewModel layers) {
        this.services = services;
        this.jobs = jobs;
        this.notices = notices;
        place = new PlaceViewModel(services, jobs, layers);
        views = new ViewsViewModel(layers);
        inspect = new InspectViewModel(services, jobs, layers);
        measure = new MeasureViewModel(place);
        goTo = new GoToViewModel(place);
        bookmarks = new BookmarksViewModel(workspace, place);
        workspace.image().addListener((_, before, now) -> {
            if (!before.map(image -> image.source().id())
                    .equals(now.map(image -> image.source().id()))) {
                tool.set(MapTool.PAN);
                clear(); // places of another image mean nothing here
            }
        });
        layers.drawn().addListener((_, before, now) -> {
            if (!before.isEmpty()
                    && !now.isEmpty()
                    && !before.getFirst()
                            .source()
                            .grid()
                            .crs()
                            .equals(now.getFirst().source().grid().crs())) {
                clear(); // coordinates of another reference system mean nothing here
            }
        });
        tool.addListener((_, _, now) -> {
            if (now == MapTool.DISTANCE || now == MapTool.AREA) {
                measure.start(now);
            } else {
                measure.clear();
            }
        });
        inspect.marks().addListener(_ -> mark());
        measure.marks().addListener(_ -> mark());
    }

    /// Draws further marks beneath those of the tools.
    void drawBeneath(ReadOnlyObjectProperty<List<MapMark>> further) {
        beneath.add(further);
        further.addListener(_ -> mark());
        mark();
    }

    /// What a click on the map does.
    public ObjectProperty<MapTool> tool() {
        return tool;
    }

    /// Takes a tool, or puts it away when it is the present one.
    public void toggle(MapTool next) {
        tool.set(tool.get() == next ? MapTool.PAN : next);
    }

    /// A click on the map, for the present tool.
    public void click(MapClick click) {
        switch (tool.get()) {
            case PAN -> {}
            case INSPECT -> inspect.click(click);
            case DISTANCE, AREA -> measure.click(click);
        }
    }

    /// Takes all points and lines off the map.
    public void clear() {
        inspect.clear();
        measure.clear();
    }

    /// What to draw over the map.
    public ReadOnlyObjectProperty<List<MapMark>> marks() {
        return marks.getReadOnlyProperty();
    }

    /// Where the map lies on the earth.
    public PlaceViewModel place() {
        return place;
    }

    /// Views and comparison.
    public ViewsViewModel views() {
        return views;
    }

    /// Inspected points.
    public InspectViewModel inspect() {
        return inspect;
    }

    /// Lengths and areas.
    public MeasureViewModel measure() {
        return measure;
    }

    /// A place that is typed.
    public GoToViewModel goTo() {
        return goTo;
    }

    /// Named views.
    public BookmarksViewModel bookmarks() {
        return bookmarks;
    }

    /// Writes a picture of the map on a worker and says so.
    ///
    /// @param write writes the file; what it throws is told
    /// @return completed with the file
    public CompletableFuture<Path> savePicture(Path target, PictureWriter write) {
        return jobs.quietly(services.workers(), () -> {
                    write.write(target);
                    return target;
                })
                .whenComplete((written, failure) -> {
                    if (failure != null) {
                        notices.failed(Messages.text("save.failed.title", target.getFileName()), failure);
                    } else {
                        notices.show(new Notice(
                                Notice.Kind.DONE,
                                Messages.text("map.picture.done"),
                                written.toString(),
                                Optional.of(new Notice.Action(
                                        Messages.text("export.show"), () -> services.reveal(written)))));
                    }
                });
    }

    /// Writes a picture into a file.
    @FunctionalInterface
    public interface PictureWriter {

        /// Writes it; nothing is left at `target` when that fails.
        void write(Path target) throws IOException;
    }

    private void mark() {
        var all = new ArrayList<MapMark>();
        beneath.forEach(further -> all.addAll(further.get()));
        all.addAll(measure.marks().get());
        all.addAll(inspect.marks().get());
        marks.set(List.copyOf(all));
    }
}

package org.lapwing.workbench.state;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import org.lapwing.jobs.CancelToken;
import org.lapwing.project.KeptDate;
import org.lapwing.project.KeptLayer;
import org.lapwing.raster.BandStatistics;
import org.lapwing.raster.DateText;
import org.lapwing.raster.RasterSource;
import org.lapwing.raster.Window;
import org.lapwing.raster.time.TimeStack;
import org.lapwing.workbench.service.DatedBands;
import org.lapwing.workbench.service.OpenedTimes;
import org.lapwing.workbench.service.WorkbenchServices;
import org.lapwing.workbench.text.Messages;

/// The layers of several dates: how they are added, stepped through, compared and taken away.
///
/// All dates of a layer share one look, so that the picture does not flicker when they change.
@SuppressWarnings("FutureReturnValueIgnored") // failures become notices where the work is started
public final class TimeLayersViewModel {

    private static final int SECOND_VIEW = 1;

    private final WorkbenchServices services;
    private final Executor ui;
    private final JobsViewModel jobs;
    private final NoticesViewModel notices;
    private final WorkspaceViewModel workspace;
    private final LayersViewModel layers;
    private final ViewsViewModel views;
    private final Function<String, Optional<Window>> inView;
    private final ReadOnlyObjectWrapper<Optional<LayerItem>> active = new ReadOnlyObjectWrapper<>(Optional.empty());

    /// Layers that show one fixed date, each with the layer it was taken from.
    private final Map<LayerItem, LayerItem> pins = new IdentityHashMap<>();

    private int count;

    /// @param inView the full-resolution pixels of a layer that the map shows, by the layer's id
    TimeLayersViewModel(
            WorkbenchServices services,
            Executor ui,
            JobsViewModel jobs,
            NoticesViewModel notices,
            WorkspaceViewModel workspace,
            LayersViewModel layers,
            ViewsViewModel views,
            Function<String, Optional<Window>> inView) {
        this.services = services;
        this.ui = ui;
        this.jobs = jobs;
        this.notices = notices;
        this.workspace = workspace;
        this.layers = layers;
        this.views = views;
        this.inView = inView;
        layers.items().addListener((ListChangeListener<LayerItem>) this::changed);
    }

    /// The topmost visible layer of several dates: the one that keys step through and that is plotted over time.
    public ReadOnlyObjectProperty<Optional<LayerItem>> active() {
        return active.getReadOnlyProperty();
    }

    /// The dates of [#active].
    public Optional<TimeLayerViewModel> activeTime() {
        return active.get().flatMap(LayerItem::time);
    }

    /// Looks what files hold, so that their dates can be proposed; a failure becomes a notice.
    public CompletableFuture<DatesDraft> draft(List<Path> files) {
        return jobs.start(
                        Messages.text("job.dates.look"),
                        services.workers(),
                        job -> () -> services.times().look(files, job.token()))
                .thenApply(DatesDraft::new)
                .whenComplete((_, failure) -> {
                    if (failure != null) {
                        notices.failed(Messages.text("dates.look.failed.title"), failure);
                    }
                });
    }

    /// Opens imagery of several dates as one layer above the image.
    ///
    /// @param again lets the person correct the dates where they do not fit together
    /// @return completed with the layer when it is on the map, or with the failure that the person was told
    public CompletableFuture<LayerItem> add(String name, List<DatedBands> dates, Runnable again) {
        return open(newId(), name, dates).whenComplete((_, failure) -> {
            if (failure != null) {
                notices.failed(
                        Messages.text("dates.failed.title", name),
                        failure,
                        new Notice.Action(Messages.text("dates.again"), again));
            }
        });
    }

    /// Opens a layer that a project has kept.
    CompletableFuture<LayerItem> restore(KeptLayer kept) {
        var dates = kept.dates().stream()
                .map(each -> new DatedBands(
                        each.file(), each.bands().stream().map(band -> band - 1).toList(), each.date()))
                .toList();
        return open(layers.has(kept.id()) ? newId() : kept.id(), kept.name(), dates)
                .thenApply(item -> {
                    kept.imagery().ifPresent(look -> item.look().ifPresent(mine -> mine.apply(look)));
                    DateText.parse(kept.part()).ifPresent(item.time().orElseThrow()::show);
                    return item;
                });
    }

    /// The layer as a project keeps it; empty where it is none of several dates, or one of them pinned.
    Optional<KeptLayer> kept(LayerItem item) {
        return item.time()
                .map(time -> new KeptLayer(
                        KeptLayer.Kind.DATES,
                        item.id(),
                        item.name().get(),
                        Optional.empty(),
                        time.date().toString(),
                        "",
                        "",
                        item.visible().get(),
                        item.opacity().get(),
                        item.look().map(ImageryViewModel::look),
                        Optional.empty(),
                        time.files().stream()
                                .map(each -> new KeptDate(
                                        each.file().toAbsolutePath(),
                                        each.date(),
                                        each.bands().stream()
                                                .map(band -> band + 1)
                                                .toList()))
                                .toList(),
                        Optional.empty()));
    }

    private String newId() {
        count++;
        while (layers.has("TIME-" + count)) {
            count++;
        }
        return "TIME-" + count;
    }

    /// Opens imagery of several dates as one layer above the image.
    private CompletableFuture<LayerItem> open(String id, String name, List<DatedBands> dates) {
        var on = workspace.image().get();
        return jobs.start(
                        Messages.text("job.open", name),
                        services.workers(),
                        job -> () -> services.times().open(dates, job.token()))
                .thenApply(opened -> {
                    if (!workspace.image().get().equals(on) || on.isEmpty()) {
                        close(opened.stack());
                        throw new org.lapwing.jobs.CancelledException();
                    }
                    return show(id, name, dates, opened);
                });
    }

    /// Steps through the dates of the active layer.
    public void step(int steps) {
        activeTime().ifPresent(time -> time.step(steps));
    }

    /// Starts playing the dates of the active layer, or stops.
    public void togglePlay() {
        activeTime().ifPresent(time -> time.playing().set(!time.playing().get()));
    }

    /// Keeps the shown date of the active layer as a layer of its own right below it and shows it in the second view,
    /// so that other dates can be seen beside it, and under it by the swipe.
    public void pin() {
        active.get().ifPresent(item -> {
            var time = item.time().orElseThrow();
            var name = Messages.text("dates.pinned", time.name(), TimeLayerViewModel.text(time.date()));
            var pin = layers.add(
                    "PIN-" + ++count, name, time.stack().raster(time.position().get()), look(item));
            pin.remark().set(Messages.text("dates.pinned.remark", time.name()));
            pins.put(pin, item);
            layers.move(pin, layers.items().indexOf(item) + 1);
            views.choose(SECOND_VIEW, pin.id(), true);
            views.choose(SECOND_VIEW, item.id(), false);
            views.count().set(Math.max(2, views.count().get()));
        });
    }

    private static ImageryViewModel look(LayerItem item) {
        return item.look().orElseThrow();
    }

    private LayerItem show(String id, String name, List<DatedBands> dates, OpenedTimes opened) {
        var stack = opened.stack();
        var time = new TimeLayerViewModel(name, dates, stack);
        var look = new ImageryViewModel(token -> statistics(id, stack, token));
        look.load(stack.raster(0), opened.statistics());
        var item = layers.add(id, name, stack.raster(0), look, Optional.of(time));
        Runnable follow = () -> {
            item.remark().set(TimeLayerViewModel.text(time.date()));
            item.show(
                    stack.raster(time.position().get()),
                    time.upcoming().stream().map(stack::raster).toList());
        };
        follow.run();
        layers.refresh();
        time.position().addListener((_, before, now) -> {
            if (now.intValue() >= 0 && now.intValue() < stack.dates().size() && !before.equals(now)) {
                follow.run();
            }
        });
        for (int index = 0; index < stack.dates().size(); index++) {
            var raster = stack.raster(index);
            raster.onRefined(level -> {
                services.tiles().renew(raster.id(), level);
                ui.execute(layers::refresh);
            });
        }
        return item;
    }

    private CompletableFuture<List<BandStatistics>> statistics(String layerId, TimeStack stack, CancelToken cancel) {
        var window = inView.apply(layerId);
        return window.isEmpty()
                ? CompletableFuture.completedFuture(List.of())
                : jobs.quietly(services.workers(), () -> services.times().statistics(stack, window.get(), cancel));
    }

    private void changed(ListChangeListener.Change<? extends LayerItem> change) {
        var gone = new ArrayList<LayerItem>();
        while (change.next()) {
            // a layer that is moved leaves the list and comes back
            change.getRemoved().stream()
                    .filter(item -> !layers.items().contains(item))
                    .forEach(gone::add);
        }
        gone.forEach(this::gone);
        active.set(layers.items().stream()
                .filter(item -> item.time().isPresent() && item.visible().get())
                .findFirst()
                .map(LayerItem.class::cast));
    }

    private void gone(LayerItem item) {
        pins.remove(item);
        item.time().ifPresent(time -> {
            time.playing().set(false);
            var taken = pins.entrySet().stream()
                    .filter(pin -> pin.getValue() == item)
                    .map(Map.Entry::getKey)
                    .toList();
            ui.execute(() -> {
                taken.forEach(layers::remove);
                close(time.stack());
            });
        });
    }

    private void close(TimeStack stack) {
        jobs.quietly(services.workers(), () -> {
            for (int index = 0; index < stack.dates().size(); index++) {
                services.tiles().cache().remove(stack.raster(index).id());
            }
            stack.close();
            for (int index = 0; index < stack.dates().size(); index++) {
                RasterSource raster = stack.raster(index);
                services.tiles().retry(raster.id()); // reads that the closing cut short say nothing about the file
            }
            return stack;
        });
    }
}

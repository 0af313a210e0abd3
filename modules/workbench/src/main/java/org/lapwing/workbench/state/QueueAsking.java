package org.lapwing.workbench.state;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.lapwing.jobs.CancelledException;
import org.lapwing.labels.annotation.LabelSnapshot;
import org.lapwing.learning.query.QueryPatch;
import org.lapwing.learning.query.QueryResult;
import org.lapwing.raster.Window;
import org.lapwing.workbench.service.OpenedImage;
import org.lapwing.workbench.service.QueueService;
import org.lapwing.workbench.service.WorkbenchServices;
import org.lapwing.workbench.text.FailureText;
import org.lapwing.workbench.text.Messages;

/// Asks for patches, as a job of the window: one query at a time.
final class QueueAsking {

    private final WorkbenchServices services;
    private final JobsViewModel jobs;
    private final NoticesViewModel notices;
    private final WorkspaceViewModel workspace;
    private final LiveViewModel live;
    private final QueueSettingsViewModel settings;
    private final QueueAreas areas;
    private final Runnable changed;
    private Optional<JobViewModel> running = Optional.empty();

    /// @param changed called when a query begins and when it has ended
    QueueAsking(
            WorkbenchServices services,
            JobsViewModel jobs,
            NoticesViewModel notices,
            WorkspaceViewModel workspace,
            LiveViewModel live,
            QueueSettingsViewModel settings,
            QueueAreas areas,
            Runnable changed) {
        this.services = services;
        this.jobs = jobs;
        this.notices = notices;
        this.workspace = workspace;
        this.live = live;
        this.settings = settings;
        this.areas = areas;
        this.changed = changed;
    }

    /// Whether a query is under way.
    boolean isRunning() {
        return running.isPresent();
    }

    /// Stops the query under way.
    void cancel() {
        running.ifPresent(JobViewModel::stop);
    }

    /// Asks for patches.
    ///
    /// @param known patches that need not be asked for again
    /// @return complete when they are there, with what failed, of which the person was told, where they are not
    CompletableFuture<QueryResult> ask(List<Window> known, Optional<LabelSnapshot> labels) {
        return query(Messages.text("job.query"), known, labels, (order, job) -> services.queue()
                .ask(order, job.token(), job));
    }

    /// Ranks patches anew.
    ///
    /// @return as [#ask]
    CompletableFuture<QueryResult> rank(List<QueryPatch> left, Optional<LabelSnapshot> labels) {
        return query(Messages.text("job.query.again"), List.of(), labels, (order, job) -> services.queue()
                .rank(order, left, job.token(), job));
    }

    private interface Query {
        QueryResult run(QueueService.Order order, JobViewModel job) throws Exception;
    }

    private CompletableFuture<QueryResult> query(
            String title, List<Window> known, Optional<LabelSnapshot> labels, Query query) {
        var image = workspace.image().get();
        if (image.isEmpty() || isRunning()) {
            return CompletableFuture.failedFuture(new IllegalStateException("nothing can be asked for now"));
        }
        Callable<QueueService.Order> order;
        try {
            order = order(image.get(), known, labels);
        } catch (IllegalArgumentException refused) {
            notices.warn(Messages.text("queue.refused.title"), FailureText.of(refused));
            return CompletableFuture.failedFuture(refused);
        }
        var answer = jobs.start(title, services.exporter(), job -> {
            running = Optional.of(job);
            return () -> query.run(order.call(), job);
        });
        workspace.holdOpen(List.of(image.get().source()), answer);
        changed.run();
        return answer.whenComplete((fresh, failure) -> {
            running = Optional.empty();
            changed.run();
            if (!workspace.shows(image.get())) {
                throw new CancelledException(); // patches of another image mean nothing here
            }
            if (failure != null) {
                notices.failed(Messages.text("queue.failed.title"), failure);
            } else if (!fresh.remarks().isEmpty()) {
                notices.show(new Notice(
                        Notice.Kind.INFORMATION,
                        Messages.text("queue.remarks.title"),
                        String.join(" ", fresh.remarks()),
                        Optional.empty()));
            }
        });
    }

    /// What is asked for now; areas are put together when it is called.
    private Callable<QueueService.Order> order(OpenedImage image, List<Window> known, Optional<LabelSnapshot> labels) {
        var inside = areas.ground(settings.area().get(), settings.areaLayer().get());
        var outside = areas.ground(
                settings.exclusion().get(), settings.exclusionLayer().get());
        var query = settings.query();
        var pool = settings.pool();
        var model = live.prediction().get();
        int controls = settings.controls().get();
        return () -> {
            var within = inside.call();
            var without = outside.call();
            var placed = within.map(pool::withInside).orElse(pool);
            return new QueueService.Order(
                    image, model, without.map(placed::withOutside).orElse(placed), query, controls, known, labels);
        };
    }
}

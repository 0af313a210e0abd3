package org.lapwing.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import org.lapwing.commandline.Console;
import org.lapwing.commandline.TourRequest;
import org.lapwing.jobs.CancelledException;
import org.lapwing.jobs.Outcome;
import org.lapwing.mapview.ScoreMode;
import org.lapwing.raster.RasterFiles;
import org.lapwing.workbench.TaskPanel;
import org.lapwing.workbench.ThemeChoice;
import org.lapwing.workbench.WindowMemory;
import org.lapwing.workbench.WorkbenchTour;

/// The whole job in a window that nobody sees: open, train, look around, measure, export, with a picture of each.
final class Tour {

    private final WorkbenchTour window;
    private final TourRequest request;
    private final Console console;
    private int pictures;

    private Tour(WorkbenchTour window, TourRequest request, Console console) {
        this.window = window;
        this.request = request;
        this.console = console;
    }

    static void run(Path project, TourRequest request, Console console) throws IOException {
        var session = WindowSession.start(WindowMemory.none());
        Platform.runLater(session.workbench()::show);
        try {
            new Tour(session.workbench().tour(), request, console).run(project);
        } finally {
            session.end(console.cancel());
        }
    }

    private void run(Path project) throws IOException {
        done(window.resize(1440, 900));
        done(window.theme(ThemeChoice.LIGHT));
        done(window.open(project));
        done(window.settled());
        picture("opened");

        done(window.panel(TaskPanel.TRAIN));
        console.note(Messages.text("tour.training", request.training().toSeconds()));
        var result = done(window.train(request.training()));
        console.note(Messages.text(
                "tour.trained", result.epochs(), share(result.scores().meanIou())));
        done(window.settled());
        picture("trained");

        lookAround(project);

        done(window.panel(TaskPanel.ACCURACY));
        var report = done(window.assess());
        console.note(Messages.text(
                "tour.accuracy",
                report.pixels(),
                share(report.overall().estimate().orElse(Double.NaN)),
                share(report.meanIou().orElse(Double.NaN))));
        done(window.saveReport(request.output().resolve("accuracy.html")));
        done(window.settled());
        picture("accuracy");

        done(window.panel(TaskPanel.EXPORT));
        var map = done(window.export(request.output().resolve("classified.tif")));
        console.note(Messages.text("tour.exported", map));
        done(window.settled());
        picture("exported");

        done(window.theme(ThemeChoice.DARK));
        picture("exported-dark");
        done(window.panel(TaskPanel.ACCURACY));
        picture("accuracy-dark");
        done(window.resize(1024, 700));
        done(window.panel(TaskPanel.TRAIN));
        done(window.settled());
        picture("small-dark");
        done(window.theme(ThemeChoice.LIGHT));
        picture("small");
    }

    private void lookAround(Path project) throws IOException {
        double columns;
        double rows;
        try (var image = RasterFiles.open(org.lapwing.project.ProjectFile.read(project)
                .image()
                .orElseThrow(() -> new IOException(Messages.text("tour.no-image", project))))) {
            columns = image.grid().columns();
            rows = image.grid().rows();
        }
        done(window.lookAt(columns * 0.5, rows * 0.5, 1));
        for (var mode : ScoreMode.values()) {
            if (done(window.mode(mode))) {
                done(window.settled());
                picture("native-" + mode.name().toLowerCase(Locale.ROOT));
            }
        }
        done(window.mode(ScoreMode.CLASS));
        done(window.lookAt(columns * 0.5, rows * 0.5, 0.25));
        done(window.settled());
        picture("close");
    }

    private static String share(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    private void picture(String name) throws IOException {
        pictures++;
        var file = request.output().resolve(String.format(Locale.ROOT, "window-%02d-%s.png", pictures, name));
        Files.write(file, done(window.snapshot()));
        console.note(Messages.text("tour.picture", file.getFileName()));
    }

    /// Waits for a step of the window while the person may cancel.
    private <T> T done(CompletableFuture<T> step) throws IOException {
        console.cancel().throwIfCancelled();
        try {
            return Outcome.of(step, console.cancel());
        } catch (CancelledException cancelled) {
            throw cancelled;
        } catch (IOException | RuntimeException failure) {
            throw new IOException(Messages.text("tour.failed", String.valueOf(failure.getMessage())), failure);
        }
    }
}

package org.lapwing.workbench;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.beans.property.StringProperty;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.util.Subscription;
import org.lapwing.workbench.state.StorageViewModel;

/// Puts the window where it was, and notes where it goes. For the FX thread.
final class WindowKeeper {

    /// Less of a window than this on any screen, and it could not be dragged back.
    private static final double LEAST_VISIBLE = 80;

    private final Stage stage;
    private final Theme theme;
    private final WindowMemory memory;
    private final StorageViewModel storage;
    private final StringProperty author;
    private final Subscription moves;
    private Optional<Rectangle2D> unmaximised = Optional.empty();

    WindowKeeper(Stage stage, Theme theme, StorageViewModel storage, StringProperty author, WindowMemory memory) {
        this.storage = storage;
        this.author = author;
        this.stage = stage;
        this.theme = theme;
        this.memory = memory;
        moves = Subscription.combine(
                stage.xProperty().subscribe(this::noteSoon),
                stage.yProperty().subscribe(this::noteSoon),
                stage.widthProperty().subscribe(this::noteSoon),
                stage.heightProperty().subscribe(this::noteSoon));
    }

    /// Puts the window where it was when it was last closed, or leaves it to the system.
    void restore() {
        memory.recall().ifPresent(place -> {
            theme.choice().set(place.theme());
            theme.scale(place.textSize());
            storage.setMemoryBudget(place.predictionBytes());
            author.set(place.author());
            var screens =
                    Screen.getScreens().stream().map(Screen::getVisualBounds).toList();
            var bounds = onScreen(new Rectangle2D(place.x(), place.y(), place.width(), place.height()), screens);
            stage.setX(bounds.getMinX());
            stage.setY(bounds.getMinY());
            stage.setWidth(bounds.getWidth());
            stage.setHeight(bounds.getHeight());
            unmaximised = Optional.of(bounds);
            stage.setMaximized(place.maximised());
        });
    }

    /// Writes down where the window is, and follows it no more.
    void keep() {
        moves.unsubscribe();
        note();
        unmaximised.ifPresent(bounds -> memory.keep(new WindowPlace(
                bounds.getMinX(),
                bounds.getMinY(),
                bounds.getWidth(),
                bounds.getHeight(),
                stage.isMaximized(),
                theme.choice().get(),
                theme.textSize(),
                storage.memoryBudget().get(),
                author.get().strip())));
    }

    /// A window's rectangle, moved and shrunk into the screen that shows most of it; in the middle of the first screen
    /// when too little of it would be seen, because a screen was taken away.
    ///
    /// @param screens the usable parts of the screens, the main one first; not empty
    static Rectangle2D onScreen(Rectangle2D wanted, List<Rectangle2D> screens) {
        var best = screens.stream()
                .max(Comparator.comparingDouble(screen -> overlap(wanted, screen)))
                .orElseThrow();
        boolean seen = side(wanted.getMinX(), wanted.getMaxX(), best.getMinX(), best.getMaxX()) >= LEAST_VISIBLE
                && side(wanted.getMinY(), wanted.getMaxY(), best.getMinY(), best.getMaxY()) >= LEAST_VISIBLE;
        var screen = seen ? best : screens.getFirst();
        double width = Math.min(wanted.getWidth(), screen.getWidth());
        double height = Math.min(wanted.getHeight(), screen.getHeight());
        double x = seen ? wanted.getMinX() : screen.getMinX() + (screen.getWidth() - width) / 2;
        double y = seen ? wanted.getMinY() : screen.getMinY() + (screen.getHeight() - height) / 2;
        return new Rectangle2D(
                Math.clamp(x, screen.getMinX(), screen.getMaxX() - width),
                Math.clamp(y, screen.getMinY(), screen.getMaxY() - height),
                width,
                height);
    }

    private static double overlap(Rectangle2D a, Rectangle2D b) {
        return side(a.getMinX(), a.getMaxX(), b.getMinX(), b.getMaxX())
                * side(a.getMinY(), a.getMaxY(), b.getMinY(), b.getMaxY());
    }

    private static double side(double from, double to, double otherFrom, double otherTo) {
        return Math.max(0, Math.min(to, otherTo) - Math.max(from, otherFrom));
    }

    /// Later, because some systems tell the size of a maximised window before they tell that it is one.
    private void noteSoon() {
        Platform.runLater(this::note);
    }

    private void note() {
        boolean known = Double.isFinite(stage.getWidth()) && Double.isFinite(stage.getHeight());
        if (known && stage.getWidth() >= 1 && stage.getHeight() >= 1 && !stage.isMaximized() && !stage.isIconified()) {
            double x = Double.isFinite(stage.getX()) ? stage.getX() : 0; // some systems do not tell
            double y = Double.isFinite(stage.getY()) ? stage.getY() : 0;
            unmaximised = Optional.of(new Rectangle2D(x, y, stage.getWidth(), stage.getHeight()));
        }
    }
}

package org.lapwing.workbench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.lapwing.jobs.WorkerPool;
import org.lapwing.raster.TileCache;
import org.lapwing.raster.TileLoader;
import org.lapwing.workbench.fake.FakeLand;
import org.lapwing.workbench.fake.FakeServices;
import org.lapwing.workbench.state.WindowViewModel;

/// A window with faked services, and what tests ask of it.
final class WindowFixture implements AutoCloseable {

    static final long PATIENCE_SECONDS = 30;

    final WorkerPool pool = WorkerPool.create("fake", 2, WorkerPool.Ending.ABANDON);
    final FakeServices services = new FakeServices(pool, TileLoader.create(new TileCache(64 << 20)), new FakeLand(256));
    final Stage stage;
    final AnsweringDialogs dialogs;
    final Workbench workbench;
    final WindowViewModel window;

    /// Shows the window; FX thread.
    WindowFixture(Stage stage, WindowMemory memory) {
        this.stage = stage;
        dialogs = new AnsweringDialogs(stage);
        workbench = new Workbench(services, stage, memory, dialogs);
        window = workbench.viewModel();
        workbench.show();
    }

    /// Shows the window at the upper left of the screen, where the robot finds it; FX thread.
    static WindowFixture at(Stage stage, double width, double height) {
        var fixture = new WindowFixture(stage, WindowMemory.none());
        stage.setX(0);
        stage.setY(0);
        stage.setWidth(width);
        stage.setHeight(height);
        return fixture;
    }

    /// Opens a faked project and waits for its picture.
    void open(String project) throws Exception {
        done(workbench.tour().open(Path.of(project)));
        settle();
    }

    void settle() throws Exception {
        done(workbench.tour().settled());
    }

    static <T> T done(CompletableFuture<T> step) throws Exception {
        return step.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws Exception {
        onFx(() -> {
            workbench.close();
            return true;
        });
        pool.close();
    }

    /// The node of a CSS selector.
    Node find(String selector) throws Exception {
        return onFx(() -> {
            var found = stage.getScene().lookup(selector);
            if (found == null) {
                throw new AssertionError("nothing in the window is called " + selector);
            }
            return found;
        });
    }

    Bounds place(Node node) throws Exception {
        return onFx(() -> node.localToScene(node.getBoundsInLocal()));
    }

    List<String> shownTexts() throws Exception {
        return onFx(() -> nodes(stage.getScene().getRoot()).stream()
                .filter(WindowFixture::isShown)
                .map(node -> switch (node) {
                    case Labeled labeled -> String.valueOf(labeled.getText());
                    case TextField field -> field.getText();
                    case Text text -> text.getText();
                    default -> "";
                })
                .filter(text -> !text.isBlank())
                .toList());
    }

    static boolean isShown(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (!each.isVisible()) {
                return false;
            }
        }
        return true;
    }

    static List<Node> nodes(Node root) {
        var found = new ArrayList<Node>();
        found.add(root);
        if (root instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> found.addAll(nodes(child)));
        }
        return found;
    }

    static void run(Runnable work) throws Exception {
        onFx(() -> {
            work.run();
            return true;
        });
    }

    static <T> T onFx(Supplier<T> work) throws Exception {
        var done = new CompletableFuture<T>();
        Platform.runLater(() -> {
            try {
                done.complete(work.get());
            } catch (RuntimeException | AssertionError failure) {
                done.completeExceptionally(failure);
            }
        });
        return done(done);
    }

    static <T> void until(ObservableValue<T> value, Predicate<? super T> holds) throws Exception {
        var done = new CompletableFuture<Void>();
        run(() -> {
            if (holds.test(value.getValue())) {
                done.complete(null);
            }
            value.addListener((_, _, now) -> {
                if (holds.test(now)) {
                    done.complete(null);
                }
            });
        });
        done(done);
        run(() -> {}); // what follows from the change has happened, too
    }
}

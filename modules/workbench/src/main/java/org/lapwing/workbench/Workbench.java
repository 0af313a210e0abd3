package org.lapwing.workbench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.stage.Stage;
import org.lapwing.mapview.LinkedMaps;
import org.lapwing.mapview.MapPane;
import org.lapwing.workbench.service.WorkbenchServices;
import org.lapwing.workbench.state.WindowViewModel;
import org.lapwing.workbench.text.Messages;

/// The window. All methods are called on the FX thread.
@SuppressWarnings("FutureReturnValueIgnored") // failures become notices where the work is started
public final class Workbench {

    private static final List<Integer> ICON_SIDES = List.of(16, 24, 32, 48, 64, 128, 256, 512);

    private final WorkbenchServices services;
    private final Stage stage;
    private final LinkedMaps maps;
    private final MapPane map;
    private final WindowViewModel window;
    private final WindowTour tour;
    private final ClosingQuestions questions;
    private final Theme theme;
    private final WindowKeeper keeper;
    private boolean closed;

    /// Builds the window in `stage` without showing it.
    ///
    /// @param services owned by the window from here on; closed with it
    /// @param memory where the window stood before, and where to write down where it stood last
    public Workbench(WorkbenchServices services, Stage stage, WindowMemory memory) {
        this(services, stage, memory, new Dialogs(stage));
    }

    Workbench(WorkbenchServices services, Stage stage, WindowMemory memory, Dialogs dialogs) {
        this.services = services;
        this.stage = stage;
        maps = new LinkedMaps(services.tiles());
        map = maps.primary();
        window = new WindowViewModel(services, Platform::runLater, map::visibleWindow);
        window.export().showFilesWith(services::reveal);
        var shell = new Shell(window, maps, dialogs, this::closeIfAgreed);
        var scene = new Scene(shell, 1440, 900);
        moreKeys(scene);
        stage.setScene(scene);
        stage.setMinWidth(900);
        stage.setMinHeight(600);
        stage.titleProperty().bind(window.workspace().project().map(project -> project.map(
                        each -> Messages.text("window.title.project", each.name()))
                .orElse(Messages.text("window.title"))));
        for (int side : ICON_SIDES) {
            var icon = Workbench.class.getResourceAsStream("icons/lapwing-" + side + ".png");
            if (icon != null) {
                stage.getIcons().add(new Image(icon));
            }
        }
        stage.setOnCloseRequest(event -> {
            event.consume();
            closeIfAgreed();
        });
        theme = shell.theme();
        keeper = new WindowKeeper(
                stage, theme, window.storage(), window.annotations().author(), memory);
        keeper.restore();
        questions = new ClosingQuestions(window, dialogs, shell::saveLegend);
        tour = new WindowTour(stage, scene, window, maps, shell);
    }

    /// Shows the window.
    public void show() {
        stage.show();
        map.requestFocus();
    }

    /// Opens a project folder, or files together, in the background; failures become messages in the window.
    public void open(List<Path> places) {
        if (places.size() == 1 && Files.isDirectory(places.getFirst())) {
            window.workspace().openProject(places.getFirst());
        } else {
            window.workspace().openAny(places);
        }
    }

    /// Drives the window from code, for pictures and demonstrations; its methods may be called from any thread.
    public WorkbenchTour tour() {
        return tour;
    }

    /// Closes the window, stops its jobs without asking and closes its services. Does not wait: whoever made the
    /// services may wait for the jobs.
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        keeper.keep();
        theme.close();
        window.close();
        maps.close();
        services.close();
        stage.close();
    }

    /// What the tests of the window drive.
    WindowViewModel viewModel() {
        return window;
    }

    private void closeIfAgreed() {
        questions.ask(this::close);
    }

    /// The plus and minus signs of other keyboards than the one the menu names.
    private void moreKeys(Scene scene) {
        var keys = scene.getAccelerators();
        keys.put(new KeyCodeCombination(KeyCode.EQUALS, KeyCombination.SHIFT_ANY), map::zoomIn);
        keys.put(new KeyCodeCombination(KeyCode.ADD), map::zoomIn);
        keys.put(new KeyCodeCombination(KeyCode.SUBTRACT), map::zoomOut);
    }
}

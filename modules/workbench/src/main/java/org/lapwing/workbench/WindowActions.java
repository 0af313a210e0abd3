package org.lapwing.workbench;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import org.lapwing.mapview.ScoreMode;
import org.lapwing.raster.Band;
import org.lapwing.workbench.panel.PanelActions;
import org.lapwing.workbench.state.DatesDraft;
import org.lapwing.workbench.state.Notice;
import org.lapwing.workbench.state.RemoteDraft;
import org.lapwing.workbench.state.WindowViewModel;
import org.lapwing.workbench.text.Messages;

/// What menus and panels ask of the window: dialogs around the actions of the view models.
@SuppressWarnings("FutureReturnValueIgnored") // failures become notices where the work is started
final class WindowActions implements PanelActions {

    private final WindowViewModel window;
    private final Dialogs dialogs;
    private final TaskRail rail;

    WindowActions(WindowViewModel window, Dialogs dialogs, TaskRail rail) {
        this.window = window;
        this.dialogs = dialogs;
        this.rail = rail;
        window.features().chooseLayersWith(dialogs::layers);
        window.annotations().askAuthorWith(dialogs::author);
        window.exchange().mapWith(dialogs::importLabels);
        window.exchange()
                .decideWith(merge -> dialogs.mergeLabels(
                        merge, window.annotations().classes().classes().get()));
        window.features()
                .chooseReferenceWith(() -> dialogs.reference(window.reference().current(), window::findReferences)
                        .flatMap(answer -> answer));
    }

    void openProject() {
        dialogs.folder(Messages.text("dialog.project")).ifPresent(window.workspace()::openProject);
    }

    @Override
    public void openImage() {
        dialogs.raster(Messages.text("dialog.image")).ifPresent(window.workspace()::openImage);
    }

    @Override
    public void openLabels() {
        dialogs.raster(Messages.text("dialog.labels")).ifPresent(window.workspace()::openLabels);
    }

    @Override
    public void openLegend() {
        dialogs.legend(Messages.text("dialog.legend")).ifPresent(window.workspace()::openLegend);
    }

    @Override
    public void openModel() {
        dialogs.folder(Messages.text("dialog.model")).ifPresent(window.workspace()::useModel);
    }

    @Override
    public void compareModels() {
        dialogs.folder(Messages.text("dialog.model.second")).ifPresent(folder -> window.live()
                .compareWith(folder)
                .thenRun(() -> window.prediction().mode().set(ScoreMode.DISAGREEMENT)));
    }

    @Override
    public void showTrain() {
        rail.show(TaskPanel.TRAIN);
    }

    @Override
    public Optional<Path> chooseRaster(String title) {
        return dialogs.raster(title);
    }

    @Override
    public Optional<Path> chooseTarget(String title, Path suggestion, String extension) {
        return dialogs.target(title, suggestion, extension);
    }

    @Override
    public void copy(String text) {
        copyText(Messages.text("panel.copied"), text);
    }

    /// Puts a text on the clipboard and says what it is.
    void copyText(String said, String text) {
        var content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
        window.notices().show(new Notice(Notice.Kind.INFORMATION, said, text, Optional.empty()));
    }

    /// Asks for a raster and adds it above the image.
    void addRaster() {
        dialogs.raster(Messages.text("dialog.raster.add")).ifPresent(window.added()::addRaster);
    }

    /// Asks for a file of points, lines or polygons and adds it on top.
    void addFeatures() {
        dialogs.features(Messages.text("dialog.features.add")).ifPresent(window.features()::open);
    }

    /// Asks for imagery of several dates and adds it above the image.
    void addDates() {
        var files = dialogs.rasters(Messages.text("dialog.dates"));
        if (!files.isEmpty()) {
            window.times().draft(files).thenAccept(this::addDates);
        }
    }

    private void addDates(DatesDraft draft) {
        dialogs.dates(draft)
                .ifPresent(dates -> window.times().add(draft.name().get().strip(), dates, () -> addDates(draft)));
    }

    @Override
    public void importLabels() {
        dialogs.labelFile(Messages.text("dialog.labels.import")).ifPresent(window.exchange()::importFrom);
    }

    @Override
    public void exportLabels() {
        dialogs.labelTarget(Messages.text("dialog.labels.export"), suggestedLabels())
                .ifPresent(window.exchange()::exportTo);
    }

    @Override
    public void mergeLabels() {
        dialogs.labelFile(Messages.text("dialog.labels.merge")).ifPresent(window.exchange()::mergeCopy);
    }

    private Path suggestedLabels() {
        return window.workspace()
                .image()
                .get()
                .map(image -> image.file().resolveSibling("labels-export.gpkg"))
                .orElse(Path.of("labels-export.gpkg"));
    }

    /// Lets a person decide how much of what models predicted is kept.
    void keepPredictions() {
        dialogs.storage(window.storage());
    }

    /// Asks where imagery on the web is and adds it above the image.
    void addRemote() {
        addRemote(window.remotes().draft());
    }

    private void addRemote(RemoteDraft draft) {
        dialogs.remote(draft).ifPresent(spec -> window.remotes().add(draft.title(), spec, () -> addRemote(draft)));
    }

    /// Asks for the reference system of the map.
    void chooseReference() {
        dialogs.reference(window.reference().current(), window::findReferences)
                .ifPresent(window.reference().chosen()::set);
    }

    /// Asks for an index and adds it above the image.
    void addIndex() {
        window.workspace().image().get().ifPresent(image -> dialogs.index(
                        window.added().indices(),
                        image.source().bands().stream().map(Band::name).toList(),
                        window.added()::read)
                .ifPresent(answer -> window.added().addIndex(answer.name(), answer.expression())));
    }

    /// Saves into the project's folder, asking for one where there is none.
    void saveProject() {
        window.workspace()
                .project()
                .get()
                .map(project -> project.folder())
                .or(() -> dialogs.folder(Messages.text("dialog.project.save")))
                .ifPresent(window.workspace()::saveProject);
    }

    /// Saves into the legend's file, asking for one where there is none.
    ///
    /// @return completed on the FX thread with whether it was saved
    CompletableFuture<Boolean> saveLegend() {
        return window.workspace()
                .legendFile()
                .get()
                .or(() -> dialogs.target(Messages.text("dialog.legend.save"), suggestedLegend(), "json"))
                .map(file -> window.workspace().saveLegend(file).handle((_, failure) -> failure == null))
                .orElse(CompletableFuture.completedFuture(false));
    }

    private Path suggestedLegend() {
        return window.workspace()
                .image()
                .get()
                .map(image -> image.file().resolveSibling("legend.json"))
                .orElse(Path.of("legend.json"));
    }

    void about() {
        dialogs.tell(Messages.text("about.title"), Messages.text("about.text"));
    }

    void keys() {
        dialogs.tell(Messages.text("keys.title"), Messages.text("keys.text"));
    }
}

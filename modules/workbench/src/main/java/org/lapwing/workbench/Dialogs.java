package org.lapwing.workbench;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.TextInputDialog;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.lapwing.labels.annotation.LabelClasses;
import org.lapwing.labels.exchange.ClassMapping;
import org.lapwing.labels.exchange.LabelImport;
import org.lapwing.labels.exchange.LabelMerge;
import org.lapwing.labels.exchange.MergeConflict.Side;
import org.lapwing.raster.expression.SpectralIndex;
import org.lapwing.raster.remote.RemoteSpec;
import org.lapwing.raster.reprojection.ReferenceSystems.ReferenceSystem;
import org.lapwing.workbench.service.DatedBands;
import org.lapwing.workbench.state.DatesDraft;
import org.lapwing.workbench.state.RemoteDraft;
import org.lapwing.workbench.state.StorageViewModel;
import org.lapwing.workbench.text.Messages;

/// Asks a person for files and decisions. Remembers the folder of the last answer.
class Dialogs {

    private final Stage stage;
    private Optional<Path> lastFolder = Optional.empty();

    Dialogs(Stage stage) {
        this.stage = stage;
    }

    Optional<Path> raster(String title) {
        return file(title, rasterFiles());
    }

    private static ExtensionFilter rasterFiles() {
        return new ExtensionFilter(
                Messages.text("dialog.rasters"), "*.tif", "*.tiff", "*.TIF", "*.TIFF", "*.png", "*.jpg", "*.jpeg");
    }

    private static ExtensionFilter allFiles() {
        return new ExtensionFilter(Messages.text("dialog.all"), "*.*", "*");
    }

    /// Asks for one or several rasters.
    List<Path> rasters(String title) {
        var chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.getExtensionFilters().addAll(List.of(rasterFiles(), allFiles()));
        start().ifPresent(chooser::setInitialDirectory);
        var chosen = chooser.showOpenMultipleDialog(stage);
        if (chosen == null || chosen.isEmpty()) {
            return List.of();
        }
        remembered(chosen.getFirst());
        return chosen.stream().map(File::toPath).sorted().toList();
    }

    /// Asks where imagery on the web is.
    Optional<RemoteSpec> remote(RemoteDraft draft) {
        var dialog = new RemoteDialog(draft);
        dialog.initOwner(stage);
        Theme.dressAs(stage, dialog.getDialogPane());
        return dialog.showAndWait();
    }

    /// Asks of which dates imagery is.
    Optional<List<DatedBands>> dates(DatesDraft draft) {
        var dialog = new DatesDialog(draft);
        dialog.initOwner(stage);
        Theme.dressAs(stage, dialog.getDialogPane());
        return dialog.showAndWait();
    }

    Optional<Path> legend(String title) {
        return file(title, new ExtensionFilter(Messages.text("dialog.legends"), "*.json"));
    }

    Optional<Path> features(String title) {
        return file(
                title,
                new ExtensionFilter(
                        Messages.text("dialog.features"),
                        "*.geojson",
                        "*.json",
                        "*.geojsonl",
                        "*.gpkg",
                        "*.shp",
                        "*.SHP"));
    }

    /// Asks which layers of a file to open.
    ///
    /// @return none where the person changed their mind
    List<String> layers(Path file, List<String> names) {
        var dialog = new LayersDialog(file, names);
        dialog.initOwner(stage);
        Theme.dressAs(stage, dialog.getDialogPane());
        return dialog.showAndWait().orElse(List.of());
    }

    Optional<Path> folder(String title) {
        var chooser = new DirectoryChooser();
        chooser.setTitle(title);
        start().ifPresent(chooser::setInitialDirectory);
        return remembered(chooser.showDialog(stage));
    }

    Optional<Path> target(String title, Path suggestion, String extension) {
        var chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.getExtensionFilters().add(new ExtensionFilter(extension, "*." + extension));
        chooser.setInitialFileName(String.valueOf(suggestion.getFileName()));
        var parent = suggestion.toAbsolutePath().getParent();
        if (parent != null && Files.isDirectory(parent)) {
            chooser.setInitialDirectory(parent.toFile());
        }
        return remembered(chooser.showSaveDialog(stage));
    }

    /// Asks for an index or an expression of bands.
    Optional<IndexDialog.Answer> index(List<SpectralIndex> indices, List<String> bands, IndexDialog.Reader reader) {
        var dialog = new IndexDialog(indices, bands, reader);
        dialog.initOwner(stage);
        dialog.setHeaderText(Messages.text("index.header"));
        return dialog.showAndWait();
    }

    /// Lets a person decide how much of what models predicted is kept.
    void storage(StorageViewModel storage) {
        var dialog = new StorageDialog(storage, Runtime.getRuntime().maxMemory());
        dialog.initOwner(stage);
        dialog.setHeaderText(Messages.text("storage.header"));
        Theme.dressAs(stage, dialog.getDialogPane());
        dialog.showAndWait();
    }

    /// Asks for the reference system of the map.
    ///
    /// @return nothing where the person changed their mind; an empty answer for that of the image
    Optional<Optional<String>> reference(
            String current, Function<String, CompletableFuture<List<ReferenceSystem>>> find) {
        var dialog = new ReferenceDialog(current, find);
        dialog.initOwner(stage);
        dialog.setHeaderText(Messages.text("reference.header"));
        return dialog.showAndWait();
    }

    /// Asks for a file that may hold labels.
    Optional<Path> labelFile(String title) {
        return file(
                title,
                new ExtensionFilter(
                        Messages.text("dialog.labels.files"),
                        "*.gpkg",
                        "*.geojson",
                        "*.json",
                        "*.shp",
                        "*.tif",
                        "*.tiff"));
    }

    /// Asks where labels go; the ending decides how they are written.
    Optional<Path> labelTarget(String title, Path suggestion) {
        var chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.getExtensionFilters()
                .addAll(
                        new ExtensionFilter(Messages.text("dialog.labels.gpkg"), "*.gpkg"),
                        new ExtensionFilter(Messages.text("dialog.labels.geojson"), "*.geojson"),
                        new ExtensionFilter(Messages.text("dialog.labels.tif"), "*.tif"));
        chooser.setInitialFileName(String.valueOf(suggestion.getFileName()));
        var parent = suggestion.toAbsolutePath().getParent();
        if (parent != null && Files.isDirectory(parent)) {
            chooser.setInitialDirectory(parent.toFile());
        }
        return remembered(chooser.showSaveDialog(stage));
    }

    /// Asks which class each value of a file becomes.
    Optional<ClassMapping> importLabels(LabelImport read, LabelClasses classes) {
        var dialog = new LabelImportDialog(read, classes);
        dialog.initOwner(stage);
        Theme.dressAs(stage, dialog.getDialogPane());
        return dialog.showAndWait().flatMap(answer -> answer);
    }

    /// Asks which side of each conflict is kept.
    Optional<Map<UUID, Side>> mergeLabels(LabelMerge merge, LabelClasses classes) {
        var dialog = new LabelMergeDialog(merge, classes);
        dialog.initOwner(stage);
        Theme.dressAs(stage, dialog.getDialogPane());
        return dialog.showAndWait().flatMap(answer -> answer);
    }

    /// Asks who labels.
    Optional<String> author() {
        var dialog = new TextInputDialog(System.getProperty("user.name", ""));
        dialog.initOwner(stage);
        dialog.setTitle(Messages.text("labels.author.title"));
        dialog.setHeaderText(Messages.text("labels.author.header"));
        dialog.setContentText(Messages.text("labels.author"));
        dialog.getEditor().setAccessibleText(Messages.text("labels.author"));
        Theme.dressAs(stage, dialog.getDialogPane());
        return dialog.showAndWait();
    }

    /// Asks a question that is answered by one of two buttons.
    ///
    /// @return whether the person agreed
    boolean confirm(String title, String question, String yes, String no) {
        var agree = new ButtonType(yes, ButtonBar.ButtonData.OK_DONE);
        var alert = new Alert(
                Alert.AlertType.CONFIRMATION, question, agree, new ButtonType(no, ButtonBar.ButtonData.CANCEL_CLOSE));
        dress(alert, title);
        return alert.showAndWait().filter(answer -> answer == agree).isPresent();
    }

    /// What to do with edits that are not saved.
    enum Unsaved {
        /// Save them and go on.
        SAVE,
        /// Go on without them.
        DISCARD,
        /// Do not go on.
        STAY
    }

    /// Asks what to do with edits that are not saved.
    Unsaved unsaved(String title, String question) {
        var save = new ButtonType(Messages.text("unsaved.save"), ButtonBar.ButtonData.OK_DONE);
        var discard = new ButtonType(Messages.text("unsaved.discard"), ButtonBar.ButtonData.NO);
        var stay = new ButtonType(Messages.text("unsaved.stay"), ButtonBar.ButtonData.CANCEL_CLOSE);
        var alert = new Alert(Alert.AlertType.CONFIRMATION, question, save, discard, stay);
        dress(alert, title);
        var answer = alert.showAndWait().orElse(stay);
        return answer == save ? Unsaved.SAVE : answer == discard ? Unsaved.DISCARD : Unsaved.STAY;
    }

    /// Shows a text that is only read.
    void tell(String title, String text) {
        var alert = new Alert(Alert.AlertType.INFORMATION, text, ButtonType.CLOSE);
        dress(alert, title);
        alert.showAndWait();
    }

    /// Gives a dialog the window's colours.
    private void dress(Alert alert, String title) {
        alert.initOwner(stage);
        alert.setTitle(title);
        alert.setHeaderText(title);
        var pane = alert.getDialogPane();
        pane.setMinWidth(440);
        Theme.dressAs(stage, pane);
    }

    private Optional<Path> file(String title, ExtensionFilter filter) {
        var chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.getExtensionFilters().addAll(List.of(filter, allFiles()));
        start().ifPresent(chooser::setInitialDirectory);
        return remembered(chooser.showOpenDialog(stage));
    }

    private Optional<File> start() {
        return lastFolder.filter(Files::isDirectory).map(Path::toFile);
    }

    private Optional<Path> remembered(@Nullable File chosen) {
        var answer = Optional.ofNullable(chosen).map(File::toPath);
        answer.ifPresent(
                path -> lastFolder = Optional.ofNullable(path.toAbsolutePath().getParent()));
        return answer;
    }
}

package org.lapwing.workbench;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonType;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.Separator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.lapwing.workbench.state.StorageViewModel;
import org.lapwing.workbench.text.Formats;
import org.lapwing.workbench.text.Messages;

/// How much of what models predicted is kept, in memory and with the project. What is chosen holds at once.
final class StorageDialog extends Dialog<Void> {

    private static final double WIDTH = 460;
    private static final long MEBIBYTE = 1L << 20;
    private static final long GIBIBYTE = 1L << 30;
    private static final List<Long> MEMORY = Stream.of(64, 128, 256, 512, 1024, 2048, 4096)
            .map(size -> size * MEBIBYTE)
            .toList();
    private static final List<Long> DISK =
            Stream.of(1, 2, 5, 10, 20, 50).map(size -> size * GIBIBYTE).toList();
    private static final long USUAL_DISK = 5 * GIBIBYTE;

    private final StorageViewModel storage;

    /// @param mostMemory memory of this process, of which predictions may take the half
    StorageDialog(StorageViewModel storage, long mostMemory) {
        this.storage = storage;
        storage.measure();
        setTitle(Messages.text("storage.title"));
        getDialogPane().getButtonTypes().add(ButtonType.CLOSE);
        var content = new VBox(10, memory(mostMemory), memoryNote(), new Separator(), keep(), diskNote(), delete());
        getDialogPane().setContent(content);
        getDialogPane().setPrefWidth(WIDTH);
    }

    private HBox memory(long mostMemory) {
        var choices = sizes(
                MEMORY.stream().filter(size -> size <= mostMemory / 2).toList(),
                storage.memoryBudget().get());
        choices.setId("storage-memory");
        choices.setAccessibleText(Messages.text("storage.memory.accessible"));
        choices.setOnAction(_ -> storage.setMemoryBudget(choices.getValue()));
        return row(new Label(Messages.text("storage.memory")), choices);
    }

    private Label memoryNote() {
        var note = note();
        note.textProperty()
                .bind(storage.usage()
                        .map(used -> Messages.text("storage.memory.note", Formats.bytes(used.memoryBytes()))));
        return note;
    }

    private HBox keep() {
        var keep = new CheckBox(Messages.text("storage.keep"));
        keep.setId("storage-keep");
        keep.setMnemonicParsing(true);
        long present = storage.diskLimit().get();
        var limit = sizes(DISK, present == 0 ? USUAL_DISK : present);
        limit.setId("storage-limit");
        limit.setAccessibleText(Messages.text("storage.limit.accessible"));
        keep.setSelected(present > 0);
        keep.setOnAction(_ -> storage.keep(keep.isSelected() ? limit.getValue() : 0));
        limit.setOnAction(_ -> storage.keep(limit.getValue()));
        keep.disableProperty().bind(storage.folder().map(Optional::isEmpty));
        limit.disableProperty().bind(keep.selectedProperty().not().or(keep.disabledProperty()));
        return row(keep, limit);
    }

    private Label diskNote() {
        var note = note();
        note.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> storage.folder().get().isEmpty()
                                ? Messages.text("storage.no.project")
                                : storage.diskLimit().get() == 0
                                        ? Messages.text("storage.disk.off")
                                        : Messages.text(
                                                "storage.disk.note",
                                                Formats.bytes(
                                                        storage.usage().get().diskBytes())),
                        storage.folder(),
                        storage.diskLimit(),
                        storage.usage()));
        return note;
    }

    private Button delete() {
        var delete = new Button(Messages.text("storage.delete"));
        delete.setId("storage-delete");
        delete.setMnemonicParsing(true);
        delete.disableProperty().bind(storage.folder().map(Optional::isEmpty));
        delete.setOnAction(_ -> storage.delete());
        return delete;
    }

    private static HBox row(Region name, ComboBox<Long> choice) {
        name.setMaxWidth(Double.MAX_VALUE);
        name.setMinWidth(Region.USE_PREF_SIZE);
        HBox.setHgrow(name, Priority.ALWAYS);
        var row = new HBox(12, name, choice);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private static Label note() {
        var note = new Label();
        note.setWrapText(true);
        note.setMinHeight(Region.USE_PREF_SIZE);
        note.getStyleClass().add("lw-note");
        return note;
    }

    private static ComboBox<Long> sizes(List<Long> usual, long present) {
        var all = new TreeSet<>(usual);
        all.add(present);
        var box = new ComboBox<Long>();
        box.getItems().setAll(all);
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable Long size) {
                return size == null ? "" : Formats.bytes(size);
            }

            @Override
            public Long fromString(String typed) {
                throw new UnsupportedOperationException("this choice is not typed: " + typed);
            }
        });
        box.setValue(present);
        box.setPrefWidth(130);
        return box;
    }
}

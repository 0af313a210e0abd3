package org.lapwing.workbench.panel;

import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.lapwing.project.Bookmark;
import org.lapwing.workbench.state.BookmarksViewModel;
import org.lapwing.workbench.text.Messages;

/// The named views: go to one, rename it, forget it, or add the present one.
public final class BookmarksCard extends MapCard {

    private final BookmarksViewModel bookmarks;
    private final Consumer<Bookmark> go;
    private final Runnable back;
    private final VBox rows = new VBox(2);

    /// @param add remembers the present view
    /// @param go shows a view
    /// @param back gives the focus back to the map
    public BookmarksCard(BookmarksViewModel bookmarks, Runnable add, Consumer<Bookmark> go, Runnable back) {
        super(Messages.text("bookmarks.title"));
        this.bookmarks = bookmarks;
        this.go = go;
        this.back = back;
        setVisible(false);
        setPrefWidth(280);
        addAction(Icons.button(Feather.PLUS, Messages.text("bookmarks.add"), add));
        getChildren().add(rows);
        bookmarks.bookmarks().addListener((ListChangeListener<Bookmark>) _ -> rebuild());
        rebuild();
    }

    /// Shows the card.
    public void open() {
        setVisible(true);
        if (rows.getChildren().getFirst() instanceof HBox row) {
            row.getChildren().getFirst().requestFocus();
        }
    }

    @Override
    void close() {
        setVisible(false);
        back.run();
    }

    private void rebuild() {
        rows.getChildren().setAll(bookmarks.bookmarks().stream().map(this::row).toList());
        if (rows.getChildren().isEmpty()) {
            rows.getChildren().add(Parts.note(Messages.text("bookmarks.empty")));
        }
    }

    private Node row(Bookmark bookmark) {
        var show = Icons.button(Feather.MAP_PIN, Messages.text("bookmarks.go", bookmark.name()), () -> {
            go.accept(bookmark);
            close();
        });
        show.setDisable(!bookmarks.fits(bookmark));
        var name = new TextField(bookmark.name());
        name.getStyleClass().add("lw-plain-field");
        name.setAccessibleText(Messages.text("bookmarks.rename", bookmark.name()));
        name.setOnAction(_ -> bookmarks.rename(bookmark, name.getText()));
        name.focusedProperty().addListener((_, _, now) -> {
            if (!now) {
                bookmarks.rename(bookmark, name.getText());
            }
        });
        HBox.setHgrow(name, Priority.ALWAYS);
        var forget = Icons.button(
                Feather.TRASH_2, Messages.text("bookmarks.remove", bookmark.name()), () -> bookmarks.remove(bookmark));
        var row = new HBox(4, show, name, forget);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }
}

package org.lapwing.workbench.state;

import java.util.ArrayList;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.lapwing.mapview.MapPoint;
import org.lapwing.project.Bookmark;
import org.lapwing.workbench.text.Messages;

/// Views of the map that a person named. They belong to the project and are written into its file at once; without a
/// project they are kept until the image is closed, and written when it is saved as one.
public final class BookmarksViewModel {

    private final WorkspaceViewModel workspace;
    private final PlaceViewModel place;
    private final ObservableList<Bookmark> bookmarks = FXCollections.observableArrayList();
    private final ObservableList<Bookmark> shown = FXCollections.unmodifiableObservableList(bookmarks);

    BookmarksViewModel(WorkspaceViewModel workspace, PlaceViewModel place) {
        this.workspace = workspace;
        this.place = place;
        workspace.image().addListener(_ -> bookmarks.clear());
        workspace
                .project()
                .addListener((_, _, opened) -> opened.ifPresent(project -> {
                    if (!project.bookmarks().equals(bookmarks)) {
                        bookmarks.setAll(project.bookmarks());
                    }
                }));
        workspace.bookmarksToSave(() -> List.copyOf(bookmarks));
    }

    /// The bookmarks in the order in which they were made. Not for changing.
    public ObservableList<Bookmark> bookmarks() {
        return shown;
    }

    /// Remembers a view under a name that is not taken yet.
    ///
    /// @param unitsPerPixel map units per screen unit
    /// @return the new bookmark
    public Bookmark add(MapPoint center, double unitsPerPixel) {
        int number = bookmarks.size() + 1;
        while (isTaken(Messages.text("bookmarks.name", number))) {
            number++;
        }
        var made = new Bookmark(
                Messages.text("bookmarks.name", number), place.crs(), center.x(), center.y(), unitsPerPixel);
        bookmarks.add(made);
        write();
        return made;
    }

    /// Gives a bookmark another name; blank names change nothing.
    public void rename(Bookmark bookmark, String name) {
        int index = bookmarks.indexOf(bookmark);
        if (index >= 0 && !name.isBlank() && !name.strip().equals(bookmark.name())) {
            bookmarks.set(index, bookmark.renamed(name.strip()));
            write();
        }
    }

    /// Forgets a bookmark.
    public void remove(Bookmark bookmark) {
        if (bookmarks.remove(bookmark)) {
            write();
        }
    }

    /// Whether a bookmark is a place of the present map; those of another reference system cannot be shown.
    public boolean fits(Bookmark bookmark) {
        return bookmark.crs().equals(place.crs());
    }

    private boolean isTaken(String name) {
        return bookmarks.stream().anyMatch(each -> each.name().equals(name));
    }

    private void write() {
        workspace.change(present -> present.withBookmarks(new ArrayList<>(bookmarks)));
    }
}

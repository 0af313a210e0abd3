package org.lapwing.workbench.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.lapwing.mapview.MapPoint;
import org.lapwing.project.Bookmark;
import org.lapwing.workbench.service.WorkbenchServices;
import org.lapwing.workbench.text.Messages;

/// Views of the map that a person named. They belong to the project and are written into its file at once; without a
/// project they are kept until the image is closed, and written when it is saved as one.
@SuppressWarnings("FutureReturnValueIgnored") // failures become notices
public final class BookmarksViewModel {

    private final JobsViewModel jobs;
    private final NoticesViewModel notices;
    private final WorkbenchServices services;
    private final WorkspaceViewModel workspace;
    private final PlaceViewModel place;
    private final ObservableList<Bookmark> bookmarks = FXCollections.observableArrayList();
    private final ObservableList<Bookmark> shown = FXCollections.unmodifiableObservableList(bookmarks);

    BookmarksViewModel(
            WorkbenchServices services,
            JobsViewModel jobs,
            NoticesViewModel notices,
            WorkspaceViewModel workspace,
            PlaceViewModel place) {
        this.services = services;
        this.jobs = jobs;
        this.notices = notices;
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
        var present = workspace.project().get();
        if (present.isEmpty()) {
            return;
        }
        var marked = present.get().withBookmarks(new ArrayList<>(bookmarks));
        // the file tells how the image is shown, too; as it is now, so that nothing changes on the map
        var changed = workspace.chosenLook().map(marked::withImagery).orElse(marked);
        workspace.adopt(changed);
        jobs.quietly(services.workers(), () -> {
                    services.files().writeProject(changed);
                    return Optional.empty();
                })
                .whenComplete((_, failure) -> {
                    if (failure != null) {
                        notices.failed(Messages.text("save.failed.title", changed.name()), failure);
                    }
                });
    }
}

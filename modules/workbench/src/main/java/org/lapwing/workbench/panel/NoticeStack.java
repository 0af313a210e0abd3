package org.lapwing.workbench.panel;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ListChangeListener;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.lapwing.workbench.state.Notice;
import org.lapwing.workbench.state.NoticesViewModel;
import org.lapwing.workbench.text.Messages;

/// The messages not yet read, over a corner of the map. They stay until they are closed.
public final class NoticeStack extends VBox {

    private static final int SHOWN = 2;
    private static final double ROOM_FOR_MORE = 560;

    private final NoticesViewModel notices;
    private final ObjectProperty<Integer> most = new SimpleObjectProperty<>(SHOWN);
    private boolean unfolded;

    /// Follows the view model.
    public NoticeStack(NoticesViewModel notices) {
        super(8);
        this.notices = notices;
        getStyleClass().add("lw-notices");
        setPickOnBounds(false);
        setMaxSize(420, Region.USE_PREF_SIZE);
        notices.unread().addListener((ListChangeListener<Notice>) _ -> rebuild());
        parentProperty().addListener((_, _, parent) -> {
            if (parent instanceof Region stage) {
                most.bind(stage.widthProperty().map(width -> width.doubleValue() < ROOM_FOR_MORE ? 1 : SHOWN));
            }
        });
        most.addListener(_ -> rebuild());
        rebuild();
    }

    private void rebuild() {
        var unread = notices.unread();
        int shown = most.get();
        unfolded &= unread.size() > shown;
        getChildren()
                .setAll(unread.stream()
                        .limit(unfolded ? unread.size() : shown)
                        .map(this::card)
                        .toList());
        if (unread.size() > shown && !unfolded) {
            var more = new Button(Messages.text("notices.more", unread.size() - shown));
            more.getStyleClass().addAll("lw-small", "lw-notice-more");
            more.setOnAction(_ -> {
                unfolded = true;
                rebuild();
            });
            getChildren().add(more);
        }
    }

    private HBox card(Notice notice) {
        var icon = Icons.of(
                switch (notice.kind()) {
                    case DONE -> Feather.CHECK_CIRCLE;
                    case INFORMATION -> Feather.INFO;
                    case WARNING -> Feather.ALERT_TRIANGLE;
                    case FAILURE -> Feather.ALERT_OCTAGON;
                });
        var title = new Label(notice.title());
        title.getStyleClass().add("lw-notice-title");
        title.setWrapText(true);
        title.setMinHeight(USE_PREF_SIZE);
        var detail = Parts.note(notice.detail());
        var texts = new VBox(3, title);
        if (!notice.detail().isBlank()) {
            texts.getChildren().add(detail);
        }
        notice.action().ifPresent(action -> {
            var button = new Button(action.text());
            button.getStyleClass().add("lw-small");
            button.setOnAction(_ -> {
                notices.dismiss(notice);
                action.run().run();
            });
            VBox.setMargin(button, new Insets(5, 0, 0, 0));
            texts.getChildren().add(button);
        });
        HBox.setHgrow(texts, Priority.ALWAYS);
        var close = Icons.button(Feather.X, Messages.text("notices.close"), () -> notices.dismiss(notice));
        var card = new HBox(10, icon, texts, close);
        card.setAlignment(Pos.TOP_LEFT);
        card.getStyleClass()
                .addAll(
                        "lw-notice",
                        switch (notice.kind()) {
                            case DONE -> "lw-done";
                            case INFORMATION -> "lw-information";
                            case WARNING -> "lw-warning";
                            case FAILURE -> "lw-failure";
                        });
        card.setAccessibleText(notice.title() + ". " + notice.detail());
        return card;
    }
}

package org.lapwing.workbench.panel;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.lapwing.labels.Legend;
import org.lapwing.labels.LegendClass;
import org.lapwing.mapview.LayerReading;
import org.lapwing.vector.Feature;
import org.lapwing.vector.Field;
import org.lapwing.workbench.state.InspectViewModel;
import org.lapwing.workbench.state.InspectedPoint;
import org.lapwing.workbench.state.PlaceViewModel;
import org.lapwing.workbench.text.Formats;
import org.lapwing.workbench.text.Messages;

/// What all layers hold at the clicked points: band values as numbers and as a profile, classes, probabilities as bars.
public final class InspectCard extends MapCard {

    private static final double WIDTH = 292;
    private static final double NAME = 124;
    private static final int FEATURES_SHOWN = 3;

    private static final double LEAST_HEIGHT = 200;

    private final InspectViewModel inspect;
    private final PlaceViewModel place;
    private final VBox content = new VBox(8);
    private final SpectralProfile profile = new SpectralProfile();
    private ObservableValue<? extends Number> tallest = new SimpleDoubleProperty(Double.MAX_VALUE);
    private final Label profileTitle = Parts.heading(Messages.text("inspect.profile"));

    /// @param actions for the clipboard
    public InspectCard(InspectViewModel inspect, PlaceViewModel place, PanelActions actions) {
        super(Messages.text("inspect.title"));
        this.inspect = inspect;
        this.place = place;
        getStyleClass().add("lw-inspect");
        addAction(Icons.button(Feather.COPY, Messages.text("inspect.copy"), () -> {
            if (!inspect.points().isEmpty()) {
                actions.copy(place.describe(inspect.points().getLast().place()));
            }
        }));
        var scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("lw-bare-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(scroll, profileTitle, profile);
        setPrefWidth(WIDTH);
        inspect.points().addListener((ListChangeListener<InspectedPoint>) _ -> rebuild());
        rebuild();
    }

    /// Lets the card grow no taller than there is room; what is longer scrolls.
    public InspectCard within(ObservableValue<? extends Number> room) {
        tallest = room;
        room.subscribe(_ -> requestLayout());
        return this;
    }

    @Override
    protected double computePrefHeight(double width) {
        return Math.min(
                super.computePrefHeight(width),
                Math.max(LEAST_HEIGHT, tallest.getValue().doubleValue()));
    }

    @Override
    void close() {
        inspect.clear();
    }

    private void rebuild() {
        var points = inspect.points();
        setVisible(!points.isEmpty());
        content.getChildren().clear();
        profile.show(points);
        for (var node : List.of(profile, profileTitle)) {
            node.setVisible(profile.hasLines());
            node.setManaged(profile.hasLines());
        }
        if (points.isEmpty()) {
            return;
        }
        var point = points.getLast();
        content.getChildren().add(heading(point));
        if (point.state() == InspectedPoint.State.READING) {
            content.getChildren().add(Parts.note(Messages.text("inspect.reading")));
        } else if (point.layers().isEmpty()) {
            content.getChildren().add(Parts.note(Messages.text("inspect.nothing")));
        }
        point.layers().forEach(held -> content.getChildren().add(layer(held)));
    }

    private Node heading(InspectedPoint point) {
        var number = new Label(String.valueOf(point.number()));
        number.getStyleClass().add("lw-pin");
        number.setStyle("-fx-background-color: " + point.color() + ";");
        var where = new Label(place.describe(point.place()));
        where.getStyleClass().add("lw-digits");
        var head = new HBox(8, number, where);
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private static Node layer(InspectedPoint.Held held) {
        var name = new Label(held.name());
        name.getStyleClass().add("lw-note");
        var box = new VBox(2, name);
        switch (held.values()) {
            case LayerReading.BandValues values -> box.getChildren().add(bands(held.bands(), values.values()));
            case LayerReading.ClassValue value ->
                box.getChildren()
                        .add(
                                value.classIndex().isPresent() && held.legend().isPresent()
                                        ? classRow(held.legend()
                                                .get()
                                                .classes()
                                                .get(value.classIndex().getAsInt()))
                                        : Parts.note(Messages.text("inspect.unlabelled")));
            case LayerReading.Probabilities values ->
                held.legend().ifPresent(legend -> bars(legend, values).forEach(box.getChildren()::add));
            case LayerReading.Features found -> features(found).forEach(box.getChildren()::add);
            case LayerReading.NoData _ -> box.getChildren().add(Parts.note(Messages.text("inspect.no.data")));
            case LayerReading.Missing _ -> box.getChildren().add(Parts.note(held.remark()));
        }
        return box;
    }

    private static Node bands(List<String> names, List<Double> values) {
        var flow = new FlowPane(12, 2);
        for (int band = 0; band < values.size(); band++) {
            var name = new Label(band < names.size() ? names.get(band) : String.valueOf(band + 1));
            name.getStyleClass().add("lw-note");
            var value = new Label(Formats.value(values.get(band)));
            value.getStyleClass().add("lw-digits");
            flow.getChildren().add(new HBox(4, name, value));
        }
        return flow;
    }

    /// The attributes of the uppermost features, and how many more there are.
    private static List<Node> features(LayerReading.Features found) {
        var nodes = new ArrayList<Node>();
        found.features().stream()
                .limit(FEATURES_SHOWN)
                .forEach(feature -> nodes.add(attributes(found.fields(), feature)));
        int more = found.features().size() - FEATURES_SHOWN;
        if (more > 0) {
            nodes.add(Parts.note(Messages.text("inspect.features.more", more)));
        }
        return nodes;
    }

    private static Node attributes(List<Field> fields, Feature feature) {
        var form = new GridPane(10, 1);
        form.getStyleClass().add("lw-attributes");
        for (int i = 0; i < fields.size(); i++) {
            var value = feature.value(i);
            if (value.isPresent()) {
                var name = new Label(fields.get(i).name());
                name.getStyleClass().add("lw-note");
                name.setMaxWidth(NAME);
                var text = new Label(
                        value.get() instanceof Double real
                                ? Formats.value(real)
                                : value.get().toString());
                text.setWrapText(true);
                text.setTooltip(new Tooltip(text.getText()));
                form.addRow(form.getRowCount(), name, text);
            }
        }
        return form.getChildren().isEmpty() ? Parts.note(Messages.text("inspect.features.none")) : form;
    }

    private static Node classRow(LegendClass shown) {
        var name = new Label(shown.name());
        var row = new HBox(6, chip(shown), name);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private static Region chip(LegendClass shown) {
        var chip = new Region();
        chip.getStyleClass().add("lw-chip");
        chip.setStyle("-fx-background-color: " + shown.color() + ";");
        return chip;
    }

    private static List<Node> bars(Legend legend, LayerReading.Probabilities values) {
        return IntStream.range(0, Math.min(legend.size(), values.probabilities().size()))
                .<Node>mapToObj(index -> bar(
                        legend.classes().get(index), values.probabilities().get(index), index == values.classIndex()))
                .toList();
    }

    private static Node bar(LegendClass shown, double probability, boolean likeliest) {
        var name = new Label(shown.name());
        name.setMinWidth(0);
        name.setPrefWidth(NAME);
        name.setMaxWidth(NAME);
        if (likeliest) {
            name.getStyleClass().add("lw-role");
        }
        var bar = new ShareBar(probability, shown.color());
        HBox.setHgrow(bar, Priority.ALWAYS);
        var share = new Label(Formats.percent(probability, 1));
        share.getStyleClass().addAll("lw-note", "lw-number");
        var row = new HBox(6, name, bar, share);
        row.setAlignment(Pos.CENTER_LEFT);
        row.setAccessibleText(Messages.text("inspect.bar.accessible", shown.name(), Formats.percent(probability, 1)));
        return row;
    }
}

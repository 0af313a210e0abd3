package org.lapwing.workbench.panel;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polyline;
import javafx.scene.text.Text;
import org.lapwing.mapview.LayerReading;
import org.lapwing.workbench.state.InspectedPoint;
import org.lapwing.workbench.text.Formats;
import org.lapwing.workbench.text.Messages;

/// The band values of points as lines over the bands of the top image, each in the colour of its pin.
final class SpectralProfile extends Region {

    private static final double LEFT = 40;
    private static final double RIGHT = 10;
    private static final double TOP = 8;
    private static final double BOTTOM = 18;
    private static final double DOT = 2.5;
    private static final double NAME_WIDTH = 30;

    private record Spectrum(String color, List<Double> values) {}

    private List<Spectrum> spectra = List.of();
    private List<String> bands = List.of();

    SpectralProfile() {
        setMinHeight(120);
        setPrefHeight(120);
        getStyleClass().add("lw-profile");
    }

    /// Draws the spectra of points; the bands are those of the last point's top image.
    void show(List<InspectedPoint> points) {
        var found = new ArrayList<Spectrum>();
        bands = List.of();
        for (var point : points.reversed()) {
            for (var held : point.layers()) {
                if (held.values() instanceof LayerReading.BandValues values
                        && values.values().size() > 1
                        && (bands.isEmpty() || bands.equals(held.bands()))) {
                    bands = held.bands();
                    found.add(new Spectrum(point.color(), values.values()));
                    break;
                }
            }
        }
        spectra = List.copyOf(found);
        setAccessibleText(Messages.text("inspect.profile.accessible", spectra.size(), bands.size()));
        requestLayout();
    }

    /// Whether there is anything to draw.
    boolean hasLines() {
        return !spectra.isEmpty();
    }

    @Override
    protected void layoutChildren() {
        getChildren().clear();
        var all = spectra.stream()
                .flatMap(spectrum -> spectrum.values().stream())
                .filter(Double::isFinite)
                .mapToDouble(Double::doubleValue)
                .summaryStatistics();
        if (all.getCount() == 0) {
            return;
        }
        double low = Math.min(0, all.getMin());
        double high = all.getMax() > low ? all.getMax() : low + 1;
        double width = getWidth() - LEFT - RIGHT;
        double height = getHeight() - TOP - BOTTOM;
        for (double share : new double[] {0, 0.5, 1}) {
            double y = Math.rint(TOP + height * (1 - share)) + 0.5;
            var line = new Line(LEFT, y, LEFT + width, y);
            line.getStyleClass().add("lw-curve-grid");
            var tick = text(Formats.value(round(low + (high - low) * share)), y);
            tick.setX(LEFT - 6 - tick.getLayoutBounds().getWidth());
            getChildren().addAll(line, tick);
        }
        int every = Math.max(1, (int) Math.ceil(bands.size() * NAME_WIDTH / Math.max(1, width)));
        for (int band = 0; band < bands.size(); band += every) {
            var name = text(bands.get(band), getHeight() - BOTTOM / 2);
            double half = name.getLayoutBounds().getWidth() / 2;
            name.setX(Math.clamp(x(band, width) - half, 0, Math.max(0, getWidth() - 2 * half)));
            getChildren().add(name);
        }
        for (var spectrum : spectra.reversed()) {
            draw(spectrum, low, high, width, height);
        }
    }

    private void draw(Spectrum spectrum, double low, double high, double width, double height) {
        var line = new Polyline();
        line.getStyleClass().add("lw-profile-line");
        line.setStyle("-fx-stroke: " + spectrum.color() + ";");
        getChildren().add(line);
        for (int band = 0; band < spectrum.values().size(); band++) {
            double value = spectrum.values().get(band);
            if (Double.isFinite(value)) {
                double y = TOP + height * (1 - (value - low) / (high - low));
                line.getPoints().addAll(x(band, width), y);
                var dot = new Circle(x(band, width), y, DOT);
                dot.setStyle("-fx-fill: " + spectrum.color() + ";");
                getChildren().add(dot);
            }
        }
    }

    private double x(int band, double width) {
        return LEFT + (bands.size() < 2 ? width / 2 : width * band / (bands.size() - 1));
    }

    private static double round(double value) {
        return Math.abs(value) >= 10 ? Math.rint(value) : value;
    }

    private static Text text(String words, double y) {
        var text = new Text(words);
        text.getStyleClass().add("lw-curve-tick");
        text.setTextOrigin(VPos.CENTER);
        text.setY(y);
        return text;
    }
}

package org.lapwing.commandline;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.ProgressListener;
import org.lapwing.vector.FeatureSet;
import org.lapwing.vector.file.FeatureFiles;

/// What a file of features holds, layer by layer.
///
/// @param file which was read
/// @param format such as `GeoPackage`
/// @param layers at least one
record FeatureInfo(String file, String format, List<LayerResult> layers) {

    /// One attribute.
    record FieldResult(String name, String type) {}

    /// One layer.
    ///
    /// @param geometry `point`, `line`, `polygon`, `mixed` or `none`
    /// @param crs `EPSG:n` or WKT; empty where the file does not say
    /// @param extent west, south, east, north in the units of `crs`; empty where no feature has a shape
    record LayerResult(
            String name,
            String geometry,
            int features,
            long vertices,
            String crs,
            List<Double> extent,
            List<FieldResult> fields,
            List<String> notes) {}

    /// Reads all layers.
    static FeatureInfo of(Path file, CancelToken cancel) throws IOException {
        var layers = new ArrayList<LayerResult>();
        var names = FeatureFiles.layers(file);
        for (var layer : names) {
            layers.add(result(FeatureFiles.read(file, Optional.of(layer.name()), cancel, ProgressListener.NONE)));
        }
        return new FeatureInfo(file.toString(), names.getFirst().format(), layers);
    }

    private static LayerResult result(FeatureSet set) {
        var bounds = set.bounds();
        return new LayerResult(
                set.name(),
                set.shape().name().toLowerCase(Locale.ROOT),
                set.features().size(),
                set.vertices(),
                set.crs(),
                bounds.isNull()
                        ? List.of()
                        : List.of(bounds.getMinX(), bounds.getMinY(), bounds.getMaxX(), bounds.getMaxY()),
                set.fields().stream()
                        .map(field -> new FieldResult(
                                field.name(), field.kind().name().toLowerCase(Locale.ROOT)))
                        .toList(),
                set.notes());
    }

    void print(Console console) {
        console.line(Messages.text("info.features.head", file, format, layers.size()));
        for (var layer : layers) {
            console.line(Messages.text(
                    "info.features.layer", layer.name(), layer.features(), layer.geometry(), layer.vertices()));
            console.line(Messages.text("info.crs", layer.crs().isEmpty() ? Messages.text("info.none") : layer.crs()));
            console.line(Messages.text(
                    "info.features.extent", layer.extent().isEmpty() ? Messages.text("info.none") : layer.extent()));
            layer.fields()
                    .forEach(field -> console.line(Messages.text("info.features.field", field.name(), field.type())));
            layer.notes().forEach(console::line);
        }
    }
}

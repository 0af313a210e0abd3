package org.lapwing.project;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// One layer of the map as a project keeps it.
///
/// @param kind what it is
/// @param id names the layer within the project, so that views can say whether they show it
/// @param name what a person calls it
/// @param file where its pixels or features are; empty for layers that the project knows otherwise, and for indices
/// @param part the layer of a file that has several, or the date that a layer of several shows; empty otherwise
/// @param expression what an index computes from the bands of the image; empty otherwise
/// @param crs the reference system that features are taken to be in where their file does not say; empty otherwise
/// @param visible whether the first view draws it
/// @param opacity 0 to 1
/// @param imagery how pixels are shown, where the layer chooses that itself
/// @param features how features are drawn
/// @param dates the imagery of a layer of several dates
/// @param web where imagery on the web is; nothing of it is fetched before a person says so
public record KeptLayer(
        Kind kind,
        String id,
        String name,
        Optional<Path> file,
        String part,
        String expression,
        String crs,
        boolean visible,
        double opacity,
        Optional<ImageryLook> imagery,
        Optional<FeatureLook> features,
        List<KeptDate> dates,
        Optional<KeptAddress> web) {

    /// A layer that lies in one file, or is computed.
    public KeptLayer(
            Kind kind,
            String id,
            String name,
            Optional<Path> file,
            String part,
            String expression,
            String crs,
            boolean visible,
            double opacity,
            Optional<ImageryLook> imagery,
            Optional<FeatureLook> features) {
        this(
                kind,
                id,
                name,
                file,
                part,
                expression,
                crs,
                visible,
                opacity,
                imagery,
                features,
                List.of(),
                Optional.empty());
    }

    /// What a layer is.
    public enum Kind {
        /// The image of the project.
        @JsonProperty("image")
        IMAGE,
        /// Its ground truth.
        @JsonProperty("labels")
        LABELS,
        /// The model's map.
        @JsonProperty("prediction")
        PREDICTION,
        /// Another raster.
        @JsonProperty("raster")
        RASTER,
        /// Computed from the image.
        @JsonProperty("index")
        INDEX,
        /// Points, lines or polygons.
        @JsonProperty("features")
        FEATURES,
        /// Imagery of several dates.
        @JsonProperty("dates")
        DATES,
        /// Imagery on the web.
        @JsonProperty("web")
        WEB
    }

    /// Checks the opacity, and that the layer can be found again.
    public KeptLayer {
        dates = List.copyOf(dates);
        if (id.isBlank()) {
            throw new IllegalArgumentException("layer \"" + name + "\" has no id");
        }
        if (!(opacity >= 0 && opacity <= 1)) {
            throw new IllegalArgumentException("layer \"" + name + "\" has an opacity of " + opacity);
        }
        boolean needsFile = kind == Kind.RASTER || kind == Kind.FEATURES;
        if (needsFile && file.isEmpty()
                || kind == Kind.INDEX && expression.isBlank()
                || kind == Kind.DATES && dates.size() < 2
                || kind == Kind.WEB && web.isEmpty()) {
            throw new IllegalArgumentException("layer \"" + name + "\" does not say what it shows");
        }
    }

    /// A layer that the project knows by its role: image, labels or prediction.
    public static KeptLayer ofRole(Kind kind, String id, String name, boolean visible, double opacity) {
        return new KeptLayer(
                kind, id, name, Optional.empty(), "", "", "", visible, opacity, Optional.empty(), Optional.empty());
    }
}

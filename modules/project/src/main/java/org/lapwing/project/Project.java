package org.lapwing.project;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What one mapping project consists of. All paths are absolute in memory and relative in the file.
///
/// @param folder the project folder, absolute; holds `project.json`, models and caches
/// @param name what a person calls it; never blank
/// @param image the imagery to map
/// @param labels the ground truth, where there is any
/// @param legend the legend file, where one was chosen
/// @param model the model folder; need not exist yet
/// @param imagery how the image is shown, where a person has chosen it
/// @param bookmarks views of the map that a person named, in the order in which they were made
/// @param decisions what a person decided about images that are unlike those a model learnt from
/// @param keptPredictionBytes how much of what models predicted may be kept in the project's cache, in bytes; 0 keeps
///     nothing beyond the session
/// @param map how the project was left on the map
public record Project(
        Path folder,
        String name,
        Optional<Path> image,
        Optional<Path> labels,
        Optional<Path> legend,
        Path model,
        Optional<ImageryLook> imagery,
        List<Bookmark> bookmarks,
        List<InputDecision> decisions,
        long keptPredictionBytes,
        ProjectMap map) {

    /// Name of the GeoPackage of annotations in a project folder.
    public static final String ANNOTATIONS = "labels.gpkg";

    /// Makes paths absolute and rejects blank names.
    public Project {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a project must have a name");
        }
        folder = folder.toAbsolutePath().normalize();
        var base = folder;
        image = image.map(path -> base.resolve(path).normalize());
        labels = labels.map(path -> base.resolve(path).normalize());
        legend = legend.map(path -> base.resolve(path).normalize());
        model = base.resolve(model).normalize();
        bookmarks = List.copyOf(bookmarks);
        decisions = List.copyOf(decisions);
        if (keptPredictionBytes < 0) {
            throw new IllegalArgumentException("predictions of " + keptPredictionBytes + " bytes cannot be kept");
        }
    }

    /// A project of nothing yet, whose model will stand in `model` inside the folder.
    public static Project empty(Path folder, String name) {
        return new Project(
                folder,
                name,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Path.of("model"),
                Optional.empty(),
                List.of(),
                List.of(),
                0,
                ProjectMap.USUAL);
    }

    /// The folder for reduced-resolution copies and other things that can be made again.
    public Path cacheFolder() {
        return folder.resolve("cache");
    }

    /// What people labelled in this project; need not exist yet.
    public Path annotations() {
        return folder.resolve(ANNOTATIONS);
    }

    /// The same project with another image.
    public Project withImage(Path newImage) {
        return new Project(
                folder,
                name,
                Optional.of(newImage),
                labels,
                legend,
                model,
                Optional.empty(),
                List.of(),
                List.of(),
                keptPredictionBytes,
                ProjectMap.USUAL);
    }

    /// The same project with other ground truth and its legend.
    public Project withLabels(Path newLabels, Path newLegend) {
        return new Project(
                folder,
                name,
                image,
                Optional.of(newLabels),
                Optional.of(newLegend),
                model,
                imagery,
                bookmarks,
                decisions,
                keptPredictionBytes,
                map);
    }

    /// The same project with its image shown otherwise.
    public Project withImagery(ImageryLook newImagery) {
        return new Project(
                folder,
                name,
                image,
                labels,
                legend,
                model,
                Optional.of(newImagery),
                bookmarks,
                decisions,
                keptPredictionBytes,
                map);
    }

    /// The same project with other bookmarks.
    public Project withBookmarks(List<Bookmark> newBookmarks) {
        return new Project(
                folder, name, image, labels, legend, model, imagery, newBookmarks, decisions, keptPredictionBytes, map);
    }

    /// The same project with other decisions about images that are unlike those a model learnt from.
    public Project withDecisions(List<InputDecision> newDecisions) {
        return new Project(
                folder, name, image, labels, legend, model, imagery, bookmarks, newDecisions, keptPredictionBytes, map);
    }

    /// The same project, keeping so much of what models predict.
    ///
    /// @param bytes 0 for nothing beyond the session
    public Project keepingPredictions(long bytes) {
        return new Project(folder, name, image, labels, legend, model, imagery, bookmarks, decisions, bytes, map);
    }

    /// The same project, left otherwise on the map.
    public Project withMap(ProjectMap newMap) {
        return new Project(
                folder, name, image, labels, legend, model, imagery, bookmarks, decisions, keptPredictionBytes, newMap);
    }
}

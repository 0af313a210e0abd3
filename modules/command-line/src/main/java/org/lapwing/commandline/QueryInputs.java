package org.lapwing.commandline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lapwing.project.ProjectFile;
import picocli.CommandLine.Option;

/// What `lapwing query` looks at: a project, or images and models.
final class QueryInputs {

    @Option(names = "--project", paramLabel = "DIR", descriptionKey = "query.project")
    private @Nullable Path project;

    @Option(names = "--image", arity = "1..*", paramLabel = "FILE", descriptionKey = "query.image")
    private List<Path> images = List.of();

    @Option(names = "--model", arity = "1..*", paramLabel = "DIR", descriptionKey = "query.model")
    private List<Path> models = List.of();

    @Option(names = "--checkpoint", arity = "1..*", paramLabel = "NAME", descriptionKey = "query.checkpoint")
    private List<String> checkpoints = List.of();

    @Option(names = "--annotations", paramLabel = "FILE.gpkg", descriptionKey = "query.annotations")
    private @Nullable Path annotations;

    @Option(names = "--labels", arity = "1..*", paramLabel = "FILE", descriptionKey = "query.labels")
    private List<Path> labels = List.of();

    @Option(names = "--legend", paramLabel = "FILE", descriptionKey = "query.legend")
    private @Nullable Path legend;

    /// What is to be read.
    ///
    /// @param images at least one
    /// @param models model folders
    /// @param checkpoints names in the first of them; empty for its best
    /// @param annotations what people drew
    /// @param labels label rasters, one an image or none
    /// @param legend of the label rasters; empty for the model's
    record Resolved(
            List<Path> images,
            List<Path> models,
            List<String> checkpoints,
            Optional<Path> annotations,
            List<Path> labels,
            Optional<Path> legend) {}

    /// Whether neither or both of project and images were given.
    boolean isUnclear() {
        return (project == null) == images.isEmpty();
    }

    /// How many label rasters too many or too few there are for the images.
    boolean isUnpaired() {
        return !labels.isEmpty() && labels.size() != (project == null ? images.size() : 1);
    }

    /// Reads the project, where one is given.
    Resolved resolved() throws IOException {
        if (project == null) {
            return new Resolved(
                    images, models, checkpoints, Optional.ofNullable(annotations), labels, Optional.ofNullable(legend));
        }
        var read = ProjectFile.read(project);
        var image = read.image().orElseThrow(() -> new IOException(Messages.text("query.no-image", read.folder())));
        var folders = new ArrayList<>(models);
        if (folders.isEmpty() && Files.isDirectory(read.model())) {
            folders.add(read.model());
        }
        var drawn =
                annotations == null ? Optional.of(read.annotations()).filter(Files::exists) : Optional.of(annotations);
        return new Resolved(List.of(image), folders, checkpoints, drawn, labels, Optional.ofNullable(legend));
    }
}

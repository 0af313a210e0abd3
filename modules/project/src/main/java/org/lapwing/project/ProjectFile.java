package org.lapwing.project;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lapwing.raster.json.JsonFile;
import org.lapwing.raster.json.JsonFormatException;
import org.lapwing.raster.write.WholeFile;
import org.lapwing.raster.write.WriteFailures;

/// Reads and writes `project.json`, the file that makes a folder a project.
///
/// Paths inside the file are relative to its folder where they lie below it or beside it, so that a project may be
/// moved; `format` counts versions of the layout, and older ones are migrated when read:
/// format 1 had no bookmarks, format 2 no decisions about unlike imagery and no kept predictions,
/// format 3 no map.
public final class ProjectFile {

    /// The file's name inside a project folder.
    public static final String NAME = "project.json";

    /// The layout written today.
    public static final int FORMAT = 4;

    private static final long MAX_BYTES = 1 << 20;

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Stored(
            @JsonProperty(value = "format", required = true) int format,
            @JsonProperty("name") @Nullable String name,
            @JsonProperty("image") @Nullable String image,
            @JsonProperty("labels") @Nullable String labels,
            @JsonProperty("legend") @Nullable String legend,
            @JsonProperty("model") @Nullable String model,
            @JsonProperty("imagery") @Nullable ImageryLook imagery,
            @JsonProperty("bookmarks") @Nullable List<Bookmark> bookmarks,
            @JsonProperty("decisions") @Nullable List<InputDecision> decisions,
            @JsonProperty("keptPredictionBytes") @Nullable Long keptPredictionBytes,
            @JsonProperty("map") @Nullable StoredMap map) {}

    private ProjectFile() {}

    /// Reads the project in a folder.
    ///
    /// @param place the project folder, or its `project.json`
    /// @throws IOException with a sentence that names file and remedy
    public static Project read(Path place) throws IOException {
        var file = Files.isDirectory(place) ? place.resolve(NAME) : place;
        if (!Files.isRegularFile(file)) {
            throw new IOException(place + " is not a Lapwing project: it has no " + NAME
                    + ". Choose a folder that has one, or open an image and keep it with File > Save Project.");
        }
        Stored stored;
        try {
            stored = JsonFile.value(JsonFile.PARTIAL, JsonFile.read(file, MAX_BYTES), Stored.class, file.toString());
        } catch (JsonFormatException broken) {
            throw new IOException(broken.getMessage() + " Restore the file from a copy, or mend it there.", broken);
        }
        if (stored.format < 1 || stored.format > FORMAT) {
            throw new IOException(file + " has format " + stored.format + "; this Lapwing reads 1 to " + FORMAT
                    + ". Open it with a newer Lapwing.");
        }
        var folder = file.toAbsolutePath().normalize().getParent();
        if (folder == null) {
            throw new IOException(file + " has no folder.");
        }
        try {
            return new Project(
                    folder,
                    stored.name == null || stored.name.isBlank() ? nameOf(folder) : stored.name,
                    Optional.ofNullable(stored.image).map(Path::of),
                    Optional.ofNullable(stored.labels).map(Path::of),
                    Optional.ofNullable(stored.legend).map(Path::of),
                    Path.of(stored.model == null ? "model" : stored.model),
                    Optional.ofNullable(stored.imagery),
                    stored.bookmarks == null ? List.of() : stored.bookmarks,
                    stored.decisions == null ? List.of() : stored.decisions,
                    stored.keptPredictionBytes == null ? 0 : stored.keptPredictionBytes,
                    stored.map == null ? ProjectMap.USUAL : stored.map.toMap(folder));
        } catch (InvalidPathException bad) {
            throw new IOException(file + " names a path that cannot be: '" + bad.getInput() + "'.", bad);
        } catch (IllegalArgumentException bad) {
            throw new IOException(file + " cannot be used: " + bad.getMessage() + ". Mend it, or take a copy.", bad);
        }
    }

    /// Writes the project into its folder, atomically; makes the folder where it is missing.
    public static void write(Project project) throws IOException {
        var folder = WriteFailures.makeFolder(project.folder());
        var stored = new Stored(
                FORMAT,
                project.name(),
                project.image().map(path -> relative(folder, path)).orElse(null),
                project.labels().map(path -> relative(folder, path)).orElse(null),
                project.legend().map(path -> relative(folder, path)).orElse(null),
                relative(folder, project.model()),
                project.imagery().orElse(null),
                project.bookmarks().isEmpty() ? null : project.bookmarks(),
                project.decisions().isEmpty() ? null : project.decisions(),
                project.keptPredictionBytes() == 0 ? null : project.keptPredictionBytes(),
                project.map().equals(ProjectMap.USUAL)
                        ? null
                        : StoredMap.of(project.map(), path -> relative(folder, path)));
        WholeFile.write(folder.resolve(NAME), JsonFile.PARTIAL.writeValueAsBytes(stored));
    }

    private static String nameOf(Path folder) {
        var last = folder.getFileName();
        return last == null ? "Project" : last.toString();
    }

    private static String relative(Path folder, Path path) {
        var root = folder.getRoot();
        if (root == null || !root.equals(path.getRoot())) {
            return path.toString();
        }
        return folder.relativize(path).toString().replace('\\', '/');
    }
}

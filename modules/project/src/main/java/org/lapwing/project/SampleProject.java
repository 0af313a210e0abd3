package org.lapwing.project;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.lapwing.datasets.scene.SceneSettings;
import org.lapwing.datasets.scene.SceneWriter;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.ProgressListener;

/// A project that a new user opens first: a made landscape with its ground truth, and no model yet.
///
/// Described by `sample-projects/…/scene.json`, which the build copies beside this class.
///
/// @param format version of the description, [#FORMAT]
/// @param name what the project is called
/// @param size side of the scene in pixels of one metre
/// @param seed chooses the landscape
public record SampleProject(
        @JsonProperty(value = "format", required = true) int format,
        @JsonProperty(value = "name", required = true) String name,
        @JsonProperty(value = "size", required = true) int size,
        @JsonProperty(value = "seed", required = true) long seed) {

    /// The layout of the description read today.
    public static final int FORMAT = 1;

    /// Rejects other formats and sizes of which no scene is made.
    public SampleProject {
        if (format != FORMAT) {
            throw new IllegalArgumentException("sample project of format " + format + ", not " + FORMAT);
        }
        var _ = SceneSettings.square(size, seed);
    }

    /// The sample of a river valley.
    public static SampleProject riverValley() throws IOException {
        try (var stream = SampleProject.class.getResourceAsStream("samples/river-valley/scene.json")) {
            if (stream == null) {
                throw new IOException("this build lacks its sample project river-valley");
            }
            return new ObjectMapper().readValue(stream, SampleProject.class);
        }
    }

    /// The same sample with another side.
    public SampleProject withSize(int other) {
        return new SampleProject(format, name, other, seed);
    }

    /// The same sample with another landscape.
    public SampleProject withSeed(long other) {
        return new SampleProject(format, name, size, other);
    }

    /// Opens this sample in a folder, making it first where there is none. An existing project is left as it is.
    ///
    /// @param folder its folder; made when it is not there
    /// @throws org.lapwing.jobs.CancelledException if `cancel` fires; the next call makes the project anew
    public Project prepare(Path folder, CancelToken cancel, ProgressListener progress) throws IOException {
        if (Files.exists(folder.resolve(ProjectFile.NAME))) {
            return ProjectFile.read(folder);
        }
        SceneWriter.write(folder, SceneSettings.square(size, seed), cancel, progress);
        var project = Project.empty(folder, name)
                .withImage(Path.of(SceneWriter.IMAGE))
                .withLabels(Path.of(SceneWriter.LABELS), Path.of(SceneWriter.LEGEND));
        ProjectFile.write(project);
        return project;
    }
}

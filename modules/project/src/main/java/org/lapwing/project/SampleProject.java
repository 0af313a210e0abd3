package org.lapwing.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.lapwing.datasets.scene.SceneSettings;
import org.lapwing.datasets.scene.SceneWriter;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.ProgressListener;

/// The project a new user opens first: a made landscape with its ground truth, and no model yet.
public final class SampleProject {

    /// Side of the scene in pixels.
    public static final int SIZE = 4096;

    /// Seed of the scene.
    public static final long SEED = 1;

    private static final String NAME = "River valley";

    private SampleProject() {}

    /// Opens the sample project in a folder, making it first where there is none. An existing project is left as it
    /// is.
    ///
    /// @param folder its folder; made when it is not there
    /// @param size side of the scene in pixels
    /// @param seed chooses the landscape
    public static Project prepare(Path folder, int size, long seed, CancelToken cancel, ProgressListener progress)
            throws IOException {
        if (Files.exists(folder.resolve(ProjectFile.NAME))) {
            return ProjectFile.read(folder);
        }
        SceneWriter.write(folder, SceneSettings.square(size, seed), cancel, progress);
        var project = Project.empty(folder, NAME)
                .withImage(Path.of("image.tif"))
                .withLabels(Path.of("labels.tif"), Path.of("legend.json"));
        ProjectFile.write(project);
        return project;
    }
}

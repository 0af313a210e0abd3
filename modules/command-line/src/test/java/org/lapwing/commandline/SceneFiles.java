package org.lapwing.commandline;

import java.io.IOException;
import java.nio.file.Path;
import org.lapwing.datasets.scene.SceneSettings;
import org.lapwing.datasets.scene.SceneWriter;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.ProgressListener;

/// A made landscape on disk.
record SceneFiles(Path folder) {

    static SceneFiles write(Path folder, int size) throws IOException {
        SceneWriter.write(folder, SceneSettings.square(size, 1), CancelToken.NEVER, ProgressListener.NONE);
        return new SceneFiles(folder);
    }

    Path image() {
        return folder.resolve("image.tif");
    }

    Path labels() {
        return folder.resolve("labels.tif");
    }

    Path legend() {
        return folder.resolve("legend.json");
    }
}

package org.lapwing.datasets.scene;

import java.io.IOException;
import java.nio.file.Path;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.ProgressListener;

/// Writes a [LandscapeScene] to a folder.
public final class SceneWriter {

    private SceneWriter() {}

    /// Writes `image.tif`, `labels.tif` and `legend.json`, replacing what is there.
    ///
    /// @param folder made when it is not there
    /// @param progress counts blocks of both rasters
    public static void write(Path folder, SceneSettings settings, CancelToken cancel, ProgressListener progress)
            throws IOException {
        throw new UnsupportedOperationException();
    }
}

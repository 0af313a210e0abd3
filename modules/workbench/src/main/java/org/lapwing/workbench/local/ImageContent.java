package org.lapwing.workbench.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.lapwing.jobs.CancelToken;
import org.lapwing.prediction.ScoreOrigin;
import org.lapwing.raster.ContentHash;

/// What is in the file of an image, and which device predicts it: the name under which scores are kept on disk.
///
/// Known after [#prepare]. Two devices may differ in the last digits of a score, so that each has its own scores.
final class ImageContent implements ScoreOrigin {

    private final Path file;
    private final String device;
    private final CancelToken cancel;
    private volatile Optional<String> text = Optional.empty();

    ImageContent(Path file, String device, CancelToken cancel) {
        this.file = file;
        this.device = device;
        this.cancel = cancel;
    }

    /// Reads the file, once; up to a GiB.
    synchronized void prepare() throws IOException {
        if (text.isEmpty()) {
            var hash = ContentHash.of(file, cancel);
            // of a very large file only parts were read, so that a change may hide between them
            var time = hash.startsWith(ContentHash.SAMPLED)
                    ? " of " + Files.getLastModifiedTime(file).toMillis()
                    : "";
            text = Optional.of(hash + time + " on " + device);
        }
    }

    @Override
    public Optional<String> text() {
        return text;
    }
}

package org.lapwing.workbench;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lapwing.prediction.PredictionSettings;
import org.lapwing.raster.write.WholeFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Remembers place, colours and memory of the window in a small file of the person's, `window.json`.
///
/// A file that is missing, broken or of another format counts as no memory; it is written anew when the window closes.
/// Reads and writes at once, on the calling thread; the file has a few hundred bytes.
public final class WindowMemory {

    static final String NAME = "window.json";

    private static final Logger LOG = LoggerFactory.getLogger(WindowMemory.class);
    private static final int FORMAT = 1;
    private static final long MOST_BYTES = 1 << 16;

    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private record Stored(
            @JsonProperty(value = "format", required = true) int format,
            @JsonProperty(value = "x", required = true) double x,
            @JsonProperty(value = "y", required = true) double y,
            @JsonProperty(value = "width", required = true) double width,
            @JsonProperty(value = "height", required = true) double height,

            @JsonProperty(value = "maximised", required = true)
            boolean maximised,

            @JsonProperty(value = "theme", required = true) ThemeChoice theme,

            @JsonProperty(value = "textSize", required = true)
            double textSize,

            @JsonProperty("predictionBytes") @Nullable Long predictionBytes,
            @JsonProperty("author") @Nullable String author) {}

    private final Optional<Path> file;

    private WindowMemory(Optional<Path> file) {
        this.file = file;
    }

    /// Remembers in a folder, which is made when something is first written.
    public static WindowMemory in(Path folder) {
        return new WindowMemory(Optional.of(folder.resolve(NAME)));
    }

    /// Remembers nothing, for demonstrations and tests.
    public static WindowMemory none() {
        return new WindowMemory(Optional.empty());
    }

    /// What was kept last, if it can be read.
    Optional<WindowPlace> recall() {
        if (file.isEmpty() || !Files.isRegularFile(file.get())) {
            return Optional.empty();
        }
        try {
            if (Files.size(file.get()) > MOST_BYTES) {
                throw new IOException("larger than anything this program writes there");
            }
            var stored = JSON.readValue(file.get().toFile(), Stored.class);
            if (stored == null) {
                throw new IOException("it holds nothing");
            }
            if (stored.format != FORMAT) {
                throw new IOException("format " + stored.format + " instead of " + FORMAT);
            }
            return Optional.of(new WindowPlace(
                    stored.x,
                    stored.y,
                    stored.width,
                    stored.height,
                    stored.maximised,
                    stored.theme,
                    stored.textSize,
                    stored.predictionBytes == null ? PredictionSettings.USUAL_CACHE_BYTES : stored.predictionBytes,
                    stored.author == null ? "" : stored.author));
        } catch (JacksonException broken) {
            LOG.warn("{} is ignored: {}", file.get(), broken.getOriginalMessage());
        } catch (IOException | IllegalArgumentException broken) {
            LOG.warn("{} is ignored: {}", file.get(), broken.getMessage());
        }
        return Optional.empty();
    }

    /// Keeps a place for the next start. That it cannot be written is only logged: nobody should be kept from closing.
    void keep(WindowPlace place) {
        if (file.isEmpty()) {
            return;
        }
        var target = file.get();
        try {
            Files.createDirectories(target.toAbsolutePath().getParent());
            WholeFile.write(
                    target,
                    JSON.writeValueAsBytes(new Stored(
                            FORMAT,
                            place.x(),
                            place.y(),
                            place.width(),
                            place.height(),
                            place.maximised(),
                            place.theme(),
                            place.textSize(),
                            place.predictionBytes(),
                            place.author().isEmpty() ? null : place.author())));
        } catch (IOException failure) {
            LOG.warn("{} was not written, so the window will not be where it was: {}", target, failure.toString());
        }
    }
}

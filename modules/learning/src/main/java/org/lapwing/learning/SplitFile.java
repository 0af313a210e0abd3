package org.lapwing.learning;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.lapwing.raster.Window;

/// The blocks of a run in its model folder, so that a model is never judged on what it has seen.
public final class SplitFile {

    /// The file's name inside a model folder.
    public static final String NAME = "split.json";

    private static final int FORMAT = 1;
    private static final long MAX_BYTES = 64 << 20;
    private static final ObjectMapper JSON = new ObjectMapper();

    private record Stored(
            @JsonProperty(value = "format", required = true) int format,

            @JsonProperty(value = "gapPixels", required = true)
            int gapPixels,

            @JsonProperty(value = "blocks", required = true) List<StoredBlock> blocks) {}

    private record StoredBlock(
            @JsonProperty(value = "image", required = true) int image,
            @JsonProperty(value = "part", required = true) SpatialSplit.Part part,
            @JsonProperty(value = "column", required = true) long column,
            @JsonProperty(value = "row", required = true) long row,
            @JsonProperty(value = "width", required = true) int width,
            @JsonProperty(value = "height", required = true) int height) {}

    private SplitFile() {}

    /// Writes the split of a run, all or nothing; makes the folder where it is missing.
    public static void write(Path modelFolder, SpatialSplit split) throws IOException {
        var blocks = split.blocks().stream()
                .map(block -> new StoredBlock(
                        block.image(),
                        block.part(),
                        block.window().column(),
                        block.window().row(),
                        block.window().width(),
                        block.window().height()))
                .toList();
        Files.createDirectories(modelFolder);
        var part = modelFolder.resolve(NAME + ".part");
        Files.write(part, JSON.writeValueAsBytes(new Stored(FORMAT, split.gap(), blocks)));
        Files.move(
                part, modelFolder.resolve(NAME), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /// Reads the split of the run that made a model.
    ///
    /// @throws IOException with a sentence naming file and remedy
    public static SpatialSplit read(Path modelFolder) throws IOException {
        var file = modelFolder.resolve(NAME);
        if (!Files.isRegularFile(file) || Files.size(file) > MAX_BYTES) {
            throw new IOException(modelFolder + " does not say which blocks its training kept for testing (" + NAME
                    + "). Choose a reference raster instead.");
        }
        try {
            var stored = JSON.readValue(file.toFile(), Stored.class);
            if (stored.format != FORMAT) {
                throw new IOException(file + " has format " + stored.format + "; this Lapwing reads " + FORMAT
                        + ". Open it with a newer Lapwing.");
            }
            return new SpatialSplit(
                    stored.blocks.stream()
                            .map(block -> new SpatialSplit.Block(
                                    block.image,
                                    Window.of(block.column, block.row, block.width, block.height),
                                    block.part))
                            .toList(),
                    stored.gapPixels);
        } catch (JacksonException | IllegalArgumentException broken) {
            throw new IOException(
                    file + " cannot be read: " + broken.getMessage() + ". Choose a reference raster instead.", broken);
        }
    }
}

package org.lapwing.learning;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.lapwing.raster.Grid;
import org.lapwing.raster.GridToCrs;
import org.lapwing.raster.Window;
import org.lapwing.raster.json.JsonFile;
import org.lapwing.raster.json.JsonFormatException;
import org.lapwing.raster.write.WholeFile;
import org.lapwing.raster.write.WriteFailures;

/// The blocks of a run in its model folder, so that a model is never judged on what it has seen.
public final class SplitFile {

    /// The file's name inside a model folder.
    public static final String NAME = "split.json";

    /// 1 did not say which image a block lies on.
    private static final int FORMAT = 2;

    private static final long MAX_BYTES = 64 << 20;
    private static final String REMEDY =
            " Copy the model folder again from its origin, or judge the whole map instead.";

    private record Stored(
            @JsonProperty(value = "format", required = true) int format,

            @JsonProperty(value = "gapPixels", required = true)
            int gapPixels,

            @JsonProperty(value = "images", required = true) List<StoredImage> images,
            @JsonProperty(value = "blocks", required = true) List<StoredBlock> blocks) {}

    private record StoredImage(
            @JsonProperty(value = "files", required = true) List<StoredFile> files,

            @JsonProperty(value = "columns", required = true)
            long columns,

            @JsonProperty(value = "rows", required = true) long rows,

            @JsonProperty(value = "transform", required = true)
            List<Double> transform,

            @JsonProperty(value = "crs", required = true) String crs) {}

    private record StoredFile(
            @JsonProperty(value = "name", required = true) String name,
            @JsonProperty(value = "sha256", required = true) String sha256) {}

    private record StoredBlock(
            @JsonProperty(value = "image", required = true) int image,
            @JsonProperty(value = "part", required = true) SpatialSplit.Part part,
            @JsonProperty(value = "column", required = true) long column,
            @JsonProperty(value = "row", required = true) long row,
            @JsonProperty(value = "width", required = true) int width,
            @JsonProperty(value = "height", required = true) int height) {}

    private SplitFile() {}

    /// Writes the split of a run into its folder, all or nothing; makes the folder where it is missing.
    public static void write(TrainedSplit split) throws IOException {
        var blocks = split.split().blocks().stream()
                .map(block -> new StoredBlock(
                        block.image(),
                        block.part(),
                        block.window().column(),
                        block.window().row(),
                        block.window().width(),
                        block.window().height()))
                .toList();
        var images = split.images().stream().map(SplitFile::stored).toList();
        var folder = WriteFailures.makeFolder(split.folder());
        WholeFile.write(
                folder.resolve(NAME),
                JsonFile.COMPLETE.writeValueAsBytes(
                        new Stored(FORMAT, split.split().gap(), images, blocks)));
    }

    private static StoredImage stored(TrainedImage image) {
        var grid = image.grid();
        var to = grid.transform();
        return new StoredImage(
                image.files().stream()
                        .map(each -> new StoredFile(each.name(), each.sha256()))
                        .toList(),
                grid.columns(),
                grid.rows(),
                List.of(to.originX(), to.columnX(), to.rowX(), to.originY(), to.columnY(), to.rowY()),
                grid.crs());
    }

    /// Reads the split of the run that made a model.
    ///
    /// @throws IOException with a sentence naming file and remedy
    public static TrainedSplit read(Path modelFolder) throws IOException {
        var file = modelFolder.resolve(NAME);
        if (!Files.exists(file)) {
            throw new IOException(modelFolder + " does not say which blocks its training kept for testing (it has no "
                    + NAME + "). Choose the folder that training wrote, or judge the whole map instead.");
        }
        try {
            var tree = JsonFile.read(file, MAX_BYTES);
            requireFormat(file, tree);
            var stored = JsonFile.value(JsonFile.COMPLETE, tree, Stored.class, file.toString());
            var blocks = stored.blocks.stream()
                    .map(block -> new SpatialSplit.Block(
                            block.image, Window.of(block.column, block.row, block.width, block.height), block.part))
                    .toList();
            return new TrainedSplit(
                    modelFolder,
                    new SpatialSplit(blocks, stored.gapPixels),
                    stored.images.stream().map(SplitFile::image).toList());
        } catch (JsonFormatException broken) {
            throw new IOException(broken.getMessage() + REMEDY, broken);
        } catch (IllegalArgumentException broken) {
            throw new IOException(file + " is damaged: " + broken.getMessage() + "." + REMEDY, broken);
        }
    }

    private static void requireFormat(Path file, JsonNode tree) throws IOException {
        int format = tree.path("format").asInt(0);
        if (format == 1) {
            throw new IOException(
                    file + " was written by an earlier Lapwing and does not say which image its blocks lie"
                            + " on. Resume the training, which writes it anew, or judge the whole map instead.");
        }
        if (format != FORMAT) {
            throw new IOException(file + " has format " + format + "; this Lapwing reads " + FORMAT
                    + ". Open it with a newer Lapwing.");
        }
    }

    private static TrainedImage image(StoredImage stored) {
        var to = stored.transform;
        if (to.size() != 6) {
            throw new IllegalArgumentException("a transform of " + to.size() + " numbers");
        }
        return new TrainedImage(
                stored.files.stream()
                        .map(each -> new TrainedImage.File(each.name, each.sha256))
                        .toList(),
                new Grid(
                        stored.columns,
                        stored.rows,
                        new GridToCrs(to.get(0), to.get(1), to.get(2), to.get(3), to.get(4), to.get(5)),
                        stored.crs));
    }
}

package org.lapwing.prediction;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.lapwing.model.Checkpoint;
import org.lapwing.raster.RasterSource;
import org.lapwing.raster.Window;

/// What to classify, with which model, into which file.
///
/// @param image the imagery; stays open until the export ends, belongs to its opener
/// @param inputs files that are being read (the image above all) and must not be replaced
/// @param checkpoint the model
/// @param target the class raster, a GeoTIFF of class codes, named `.tif` or `.tiff`; a TIFF of that name is replaced
/// @param probabilities a second GeoTIFF of FLOAT32 probabilities, one band per class
/// @param unknown which pixels are too unsure for a class; empty gives every pixel one
/// @param window part of the image in pixels of full resolution; empty for all of it. Patches stay where they
///     are in the whole image, so that pixels do not depend on the window
/// @param workWindow how much imagery is read at a time: the side in pixels, 16 or more. Changes no pixel
/// @param threads threads that read imagery, 1 to 64. Changes no pixel
/// @param arithmetic what the segmenter computes in; written into the file where it is not the usual
public record ExportRequest(
        RasterSource image,
        List<Path> inputs,
        Checkpoint checkpoint,
        Path target,
        Optional<Path> probabilities,
        Optional<UnknownClass> unknown,
        Optional<Window> window,
        int workWindow,
        int threads,
        Arithmetic arithmetic) {

    /// Work window unless asked otherwise.
    public static final int DEFAULT_WORK_WINDOW = 1024;

    /// Checks names and ranges and copies the list.
    public ExportRequest {
        inputs = List.copyOf(inputs);
        requireTiffName(target);
        probabilities.ifPresent(ExportRequest::requireTiffName);
        if (workWindow < 16 || workWindow > 1 << 15) {
            throw new IllegalArgumentException("work window " + workWindow + " is outside 16 to " + (1 << 15));
        }
        if (threads < 1 || threads > 64) {
            throw new IllegalArgumentException("threads " + threads + " is outside 1 to 64");
        }
        if (window.filter(part -> part.level() != 0).isPresent()) {
            throw new IllegalArgumentException("the window must be of full resolution, not " + window);
        }
        if (window.isPresent() && window.get().clip(image.grid()).isEmpty()) {
            var part = window.get();
            throw new IllegalArgumentException("The window " + part.column() + "," + part.row() + "," + part.width()
                    + "," + part.height() + " lies outside the image, which has "
                    + image.grid().columns() + " x " + image.grid().rows() + " pixels.");
        }
    }

    private static void requireTiffName(Path file) {
        var name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        if (!name.endsWith(".tif") && !name.endsWith(".tiff")) {
            throw new IllegalArgumentException(
                    "Maps are written as GeoTIFF, and " + file + " does not end in .tif. Give a name that does.");
        }
    }

    /// The whole image into a class raster.
    public static ExportRequest of(RasterSource image, List<Path> inputs, Checkpoint checkpoint, Path target) {
        return new ExportRequest(
                image,
                inputs,
                checkpoint,
                target,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                DEFAULT_WORK_WINDOW,
                1,
                Arithmetic.FLOAT32);
    }

    /// The same, with probabilities in a second file.
    public ExportRequest withProbabilities(Path file) {
        return new ExportRequest(
                image, inputs, checkpoint, target, Optional.of(file), unknown, window, workWindow, threads, arithmetic);
    }

    /// The same, with pixels that are too unsure for a class.
    public ExportRequest withUnknown(UnknownClass pixels) {
        return new ExportRequest(
                image,
                inputs,
                checkpoint,
                target,
                probabilities,
                Optional.of(pixels),
                window,
                workWindow,
                threads,
                arithmetic);
    }

    /// The same for a part of the image.
    public ExportRequest withWindow(Window part) {
        return new ExportRequest(
                image,
                inputs,
                checkpoint,
                target,
                probabilities,
                unknown,
                Optional.of(part),
                workWindow,
                threads,
                arithmetic);
    }

    /// The same with another work window.
    public ExportRequest withWorkWindow(int pixels) {
        return new ExportRequest(
                image, inputs, checkpoint, target, probabilities, unknown, window, pixels, threads, arithmetic);
    }

    /// The same with another number of reading threads.
    public ExportRequest withThreads(int number) {
        return new ExportRequest(
                image, inputs, checkpoint, target, probabilities, unknown, window, workWindow, number, arithmetic);
    }

    /// The same by a segmenter of another arithmetic.
    public ExportRequest withArithmetic(Arithmetic other) {
        return new ExportRequest(
                image, inputs, checkpoint, target, probabilities, unknown, window, workWindow, threads, other);
    }
}

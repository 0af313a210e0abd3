package org.lapwing.project;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.lapwing.labels.LabelMatching;
import org.lapwing.labels.LabelRaster;
import org.lapwing.labels.Legend;
import org.lapwing.labels.Resampling;
import org.lapwing.labels.annotation.LabelSnapshot;
import org.lapwing.learning.AnnotatedImage;
import org.lapwing.learning.LabelledImage;
import org.lapwing.raster.RasterFiles;
import org.lapwing.raster.RasterReadException;
import org.lapwing.raster.RasterSource;

/// Images and their label rasters, opened together and closed together.
public final class LabelledFiles implements AutoCloseable {

    private final List<LabelledImage> images = new ArrayList<>();
    private final List<LabelRaster> labels = new ArrayList<>();
    private final List<RasterSource> opened = new ArrayList<>();

    private LabelledFiles() {}

    /// Opens every pair.
    ///
    /// @param images image files, at least one
    /// @param labels one label file an image, in the same order
    /// @param resampling what to do with labels that lie on other pixels than their image
    /// @throws RasterReadException if a file cannot be read or does not lie on its image; all are closed then
    public static LabelledFiles open(List<Path> images, List<Path> labels, Legend legend, Resampling resampling)
            throws RasterReadException {
        if (images.isEmpty() || images.size() != labels.size()) {
            throw new IllegalArgumentException(
                    images.size() + " images and " + labels.size() + " label rasters; give one each");
        }
        var files = new LabelledFiles();
        try {
            for (int i = 0; i < images.size(); i++) {
                files.add(images.get(i), labels.get(i), legend, resampling);
            }
            return files;
        } catch (RasterReadException | RuntimeException failure) {
            files.close();
            throw failure;
        }
    }

    /// Opens images with what people drew on them.
    ///
    /// @param images image files, at least one
    /// @param annotations lie on the ground of the images, in any reference system
    /// @param legend the classes whose indices are read
    /// @throws IOException if a file cannot be read, or annotations and image cannot be brought together; all
    ///     are closed
    ///     then
    public static LabelledFiles annotated(List<Path> images, LabelSnapshot annotations, Legend legend)
            throws IOException {
        if (images.isEmpty()) {
            throw new IllegalArgumentException("no image to label");
        }
        var files = new LabelledFiles();
        try {
            for (var image : images) {
                var pixels = RasterFiles.open(image);
                files.opened.add(pixels);
                files.images.add(AnnotatedImage.of(pixels, List.of(image), annotations, legend));
            }
            return files;
        } catch (IOException | RuntimeException failure) {
            files.close();
            throw failure;
        }
    }

    /// The pairs in order; valid until [#close].
    public List<LabelledImage> images() {
        return List.copyOf(images);
    }

    /// The label rasters in order, none for annotations; valid until [#close].
    public List<LabelRaster> labels() {
        return List.copyOf(labels);
    }

    @Override
    public void close() {
        opened.forEach(RasterSource::close);
        opened.clear();
    }

    private void add(Path image, Path label, Legend legend, Resampling resampling) throws RasterReadException {
        var pixels = RasterFiles.open(image);
        opened.add(pixels);
        var file = RasterFiles.open(label);
        opened.add(file);
        var classes = LabelRaster.open(file, legend, LabelMatching.AUTOMATIC).alignedTo(pixels.grid(), resampling);
        opened.add(classes);
        labels.add(classes);
        images.add(new LabelledImage(pixels, classes, List.of(image, label)));
    }
}

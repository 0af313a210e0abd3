package org.lapwing.learning;

import java.util.BitSet;
import java.util.List;
import org.lapwing.jobs.CancelToken;
import org.lapwing.labels.Legend;
import org.lapwing.learning.SpatialSplit.Part;
import org.lapwing.model.BandNormalization;
import org.lapwing.prediction.InputNormalizer;
import org.lapwing.raster.Band;
import org.lapwing.raster.RasterReadException;
import org.lapwing.raster.Window;

/// Reads normalised samples and masked class indices of one part of the split.
///
/// Pixels outside the used part of an image count as no data, so a run with an area never looks beyond it.
final class PatchReader {

    private final List<LabelledImage> images;
    private final BlockLayout layout;
    private final SpatialSplit split;
    private final List<InputNormalizer> normalizers;
    private final int bands;

    PatchReader(List<LabelledImage> images, BlockLayout layout, SpatialSplit split, List<BandNormalization> bands) {
        this.images = List.copyOf(images);
        this.layout = layout;
        this.split = split;
        this.bands = bands.size();
        this.normalizers = images.stream()
                .map(each -> InputNormalizer.ofTrainingImage(bands, each.image().bands()))
                .toList();
    }

    int bands() {
        return bands;
    }

    /// The bands of the images, which all have the same.
    List<Band> imageBands() {
        return images.getFirst().image().bands();
    }

    /// Reads class indices; 255 where the part must not look.
    void readLabels(int image, Window window, Part part, byte[] target, CancelToken cancel) throws RasterReadException {
        Labels.read(images.get(image).labels(), window, target, cancel);
        split.mask(image, window, part, target);
    }

    /// Reads samples as `(band * height + row) * width + column`, 0 where there is no data; there, labels become 255.
    void readSamples(int image, Window window, float[] target, byte[] classIndices, CancelToken cancel)
            throws RasterReadException {
        var tile = images.get(image).image().read(window, cancel);
        int pixels = Math.toIntExact(window.pixels());
        var invalid = new BitSet(pixels);
        normalizers.get(image).fill(tile, window, target, invalid);
        for (int pixel = invalid.nextSetBit(0); pixel >= 0; pixel = invalid.nextSetBit(pixel + 1)) {
            classIndices[pixel] = (byte) Legend.UNLABELLED;
        }
        var area = area(image);
        if (!area.contains(window)) {
            for (int row = 0; row < window.height(); row++) {
                for (int column = 0; column < window.width(); column++) {
                    if (!holds(area, window.column() + column, window.row() + row)) {
                        hide(row * window.width() + column, pixels, target, classIndices);
                    }
                }
            }
        }
    }

    private void hide(int pixel, int pixels, float[] target, byte[] classIndices) {
        classIndices[pixel] = (byte) Legend.UNLABELLED;
        for (int band = 0; band < bands; band++) {
            target[band * pixels + pixel] = 0;
        }
    }

    private Window area(int image) {
        return layout.images().stream()
                .filter(each -> each.image() == image)
                .findFirst()
                .orElseThrow()
                .area();
    }

    private static boolean holds(Window area, long column, long row) {
        return column >= area.column() && column < area.endColumn() && row >= area.row() && row < area.endRow();
    }
}

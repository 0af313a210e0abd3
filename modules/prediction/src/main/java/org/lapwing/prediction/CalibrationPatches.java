package org.lapwing.prediction;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.lapwing.jobs.CancelToken;
import org.lapwing.model.ModelCard;
import org.lapwing.raster.RasterSource;
import org.lapwing.raster.Window;

/// What an image feeds a network, at places spread over it, so that the steps of 8-bit arithmetic can be measured.
public final class CalibrationPatches {

    private static final int ACROSS = 3;
    private static final int MOST = 6;
    private static final int STRIDES = 8;

    private CalibrationPatches() {}

    /// Side of the patches in pixels: enough for what a network sees, and far less than it is served.
    public static int side(ModelCard card) {
        return Math.min(card.patch(), 2 * card.margin() + STRIDES * card.stride());
    }

    /// Reads and normalises at most six patches that hold data; the same ones every time.
    ///
    /// @return `(channel * side + row) * side + column` each; not empty
    /// @throws IOException if the image cannot be read or fed to the model, or holds no data at these places
    public static List<float[]> of(ModelCard card, RasterSource image, CancelToken cancel) throws IOException {
        var normalizer = new InputNormalizer(card.bands(), InputMatch.bandNumbers(card, image), image.bands());
        var grid = image.grid();
        int side = side(card);
        var patches = new ArrayList<float[]>();
        for (int place = 0; place < ACROSS * ACROSS && patches.size() < MOST; place++) {
            int shuffled = place * 4 % (ACROSS * ACROSS); // the middle comes second, neighbours apart
            long column = (long) ((shuffled % ACROSS + 0.5) / ACROSS * grid.columns());
            long row = (long) ((shuffled / ACROSS + 0.5) / ACROSS * grid.rows());
            var tile = image.read(Window.of(column - side / 2, row - side / 2, side, side), cancel);
            var samples = new float[normalizer.channels() * side * side];
            var invalid = new BitSet();
            normalizer.fill(tile, tile.window(), samples, invalid);
            if (invalid.cardinality() <= side * side / 2) {
                patches.add(samples);
            }
        }
        if (patches.isEmpty()) {
            throw new IOException(
                    image.name() + " holds little data at the nine places where 8-bit arithmetic is measured."
                            + " Predict it in full precision.");
        }
        return patches;
    }
}

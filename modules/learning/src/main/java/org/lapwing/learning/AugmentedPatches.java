package org.lapwing.learning;

import java.util.Arrays;
import java.util.List;

/// Training patches as a run would see them: a table of the same few places, each row varied in another way. What a
/// contact sheet draws.
public final class AugmentedPatches {

    /// How the patches of a row are varied.
    ///
    /// @param augmentation what is done; none for the patches as they are
    public record Row(Augmentation augmentation) {}

    private final List<Row> rows;
    private final List<Batch> batches;
    private final int bands;

    AugmentedPatches(List<Row> rows, List<Batch> batches, int bands) {
        this.rows = List.copyOf(rows);
        this.batches = List.copyOf(batches);
        this.bands = bands;
    }

    /// The rows: the patches as they are, each step alone, all steps together.
    public List<Row> rows() {
        return rows;
    }

    /// Patches in a row.
    public int columns() {
        return batches.getFirst().patches();
    }

    /// Side of a patch in pixels.
    public int side() {
        return batches.getFirst().side();
    }

    /// Bands of a patch.
    public int bands() {
        return bands;
    }

    /// Normalised samples of one band of a patch, `row * side + column`; 0 is the band's mean, 1 its deviation.
    public float[] samples(int row, int column, int band) {
        int pixels = side() * side();
        int start = (column * bands + band) * pixels;
        return Arrays.copyOfRange(batches.get(row).input(), start, start + pixels);
    }

    /// Class indices of a patch, 255 where unlabelled, `row * side + column`.
    public byte[] classIndices(int row, int column) {
        int pixels = side() * side();
        return Arrays.copyOfRange(batches.get(row).classIndices(), column * pixels, (column + 1) * pixels);
    }
}

package org.lapwing.labels;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.ProgressListener;
import org.lapwing.raster.Band;
import org.lapwing.raster.DerivedRaster;
import org.lapwing.raster.Grid;
import org.lapwing.raster.RasterReadException;
import org.lapwing.raster.RasterSource;
import org.lapwing.raster.SampleType;
import org.lapwing.raster.SourceId;
import org.lapwing.raster.Tile;
import org.lapwing.raster.Window;

/// Known classes as a raster: one UINT8 band of class *indices*, [Legend#UNLABELLED] (also marked invalid) where
/// there is none.
///
/// Values or colours that the legend does not name are unlabelled and counted, see [#unmatched] and [#survey].
/// Matching is chosen automatically so: three or four bands by colour; one band by code; a colour table by
/// colour in an image without georeference, and in a georeferenced raster by code unless colours and codes
/// contradict each other. [#remarks] says what was chosen. Safe for use by several threads. Closing it closes
/// the file underneath.
public final class LabelRaster extends DerivedRaster {

    private static final Band BAND =
            new Band("class", SampleType.UINT8, OptionalDouble.of(Legend.UNLABELLED), 1, 0, Optional.empty());

    private static final int MOST_EXAMPLES = 5;

    private final Grid grid;
    private final Legend legend;
    private final MatchingChoice choice;
    private final UnmatchedTally seen;

    private LabelRaster(RasterSource file, Grid grid, Legend legend, MatchingChoice choice) {
        super(file);
        this.grid = grid;
        this.legend = legend;
        this.choice = choice;
        this.seen = new UnmatchedTally(choice.classifier());
    }

    /// Looks at a label file through a legend. May read a few windows of a palette image to choose the matching.
    ///
    /// @param file class codes, a palette image or a colour-coded image; owned by the result from now on
    /// @throws RasterReadException where the file cannot be a label raster, naming why and the remedy
    public static LabelRaster open(RasterSource file, Legend legend, LabelMatching matching)
            throws RasterReadException {
        return new LabelRaster(file, file.grid(), legend, MatchingChoice.of(file, legend, matching));
    }

    /// These labels on the pixels of an image.
    ///
    /// Labels without georeference lie on any image of their size, pixel for pixel, and so do georeferenced
    /// labels on an image without.
    ///
    /// @return these labels with the image's grid; it reads the same file, so close one of the two only
    /// @throws MisalignedRasterException where the two differ and `resampling` is [Resampling#REFUSE], or where
    ///     they
    ///     cannot be brought together
    public LabelRaster alignedTo(Grid image, Resampling resampling) throws RasterReadException {
        var difference = GridDifference.between("image", image, "label raster", grid);
        if (difference.isEmpty()) {
            return new LabelRaster(source, image, legend, choice);
        }
        var sentence = source.name() + ": " + difference.get().sentence();
        return switch (resampling) {
            case REFUSE ->
                throw new MisalignedRasterException(
                        sentence + " Choose labels on the image's pixels, or ask for nearest-neighbour resampling.");
            case NEAREST -> new LabelRaster(nearest(image, sentence), image, legend, choice);
        };
    }

    /// The legend whose indices are read.
    public Legend legend() {
        return legend;
    }

    /// How pixels are matched; never [LabelMatching.By#AUTOMATIC].
    public LabelMatching matching() {
        return choice.matching();
    }

    /// Whole sentences on what a person should check about how the file was understood; mostly none.
    public List<String> remarks() {
        return choice.remarks();
    }

    /// The values met so far, in any read at full resolution, that the legend does not name; a pixel read twice
    /// counts twice. [#survey] counts exactly.
    public List<UnmatchedValue> unmatched() {
        return seen.values();
    }

    /// These labels with nothing met so far, for work that counts what it reads itself.
    ///
    /// @return reads the same file, so close one of the two only
    public LabelRaster uncounted() {
        return new LabelRaster(source, grid, legend, choice);
    }

    /// Refuses a file that is no label raster of this legend, such as a photograph or labels of other classes:
    /// of what was read so far, more pixels have values that the legend does not name than have a class.
    ///
    /// @throws RasterReadException naming the values and the remedy
    public void requireMostMatched() throws RasterReadException {
        if (seen.pixels() > seen.matched()) {
            var examples = seen.values().stream()
                    .limit(MOST_EXAMPLES)
                    .map(UnmatchedValue::value)
                    .toList();
            throw new RasterReadException(String.format(
                    Locale.ROOT,
                    "%s: the legend names the values of only %,d of %,d pixels; the others have values such as %s."
                            + " Choose the label raster, or a legend that names these values, under \"ignore\" (colours"
                            + " under \"ignoreColors\") where they mean unlabelled.",
                    source.name(),
                    seen.matched(),
                    seen.matched() + seen.pixels(),
                    String.join(", ", examples)));
        }
    }

    /// Counts classes and unmatched values in a window, piece by piece.
    ///
    /// @param window at full resolution; only its part inside the grid counts
    public LabelSurvey survey(Window window, CancelToken cancel, ProgressListener listener) throws RasterReadException {
        return new LabelCounter(this, cancel, listener).count(window);
    }

    @Override
    public SourceId id() {
        return new SourceId(
                source.id().content(),
                source.id().version() + " classes of " + Integer.toHexString(legend.hashCode()) + " by "
                        + choice.matching());
    }

    @Override
    public Grid grid() {
        return grid;
    }

    @Override
    public List<Band> bands() {
        return List.of(BAND);
    }

    @Override
    public Tile read(Window window, CancelToken cancel) throws RasterReadException {
        return read(window, cancel, seen);
    }

    Tile read(Window window, CancelToken cancel, UnmatchedTally tally) throws RasterReadException {
        return classify(source.read(window, cancel), window.level() == 0 ? tally : null);
    }

    UnmatchedTally newTally() {
        return new UnmatchedTally(choice.classifier());
    }

    @Override
    public void close() {
        source.close();
    }

    private Tile classify(Tile pixels, @Nullable UnmatchedTally tally) {
        var window = pixels.window();
        var indices = new byte[Math.toIntExact(window.pixels())];
        for (int row = 0; row < window.height(); row++) {
            choice.classifier().classifyRow(pixels, row, indices, row * window.width(), tally);
        }
        var unlabelled = new BitSet();
        int labelled = indices.length;
        for (int i = 0; i < indices.length; i++) {
            if (indices[i] == (byte) Legend.UNLABELLED) {
                int from = i;
                do {
                    i++;
                } while (i < indices.length && indices[i] == (byte) Legend.UNLABELLED);
                unlabelled.set(from, i);
                labelled -= i - from;
            }
        }
        if (tally != null) {
            tally.addMatched(labelled);
        }
        return new Tile(window, bands(), indices, Optional.of(unlabelled));
    }

    private RasterSource nearest(Grid image, String difference) throws RasterReadException {
        if (!image.isGeoreferenced() || !grid.isGeoreferenced()) {
            throw new MisalignedRasterException(difference
                    + " Resampling needs the place of both; choose labels of the image's size or georeference them.");
        }
        var relation = CrsRelation.between(image.crs(), grid.crs());
        if (!relation.isSame() && relation.transform().isEmpty()) {
            throw new MisalignedRasterException(
                    difference + " No way between these reference systems is known; reproject the labels first.");
        }
        var resampled = new NearestRaster(source, image, relation.transform());
        if (!resampled.meetsSource()) {
            throw new MisalignedRasterException(difference + " They do not overlap; choose labels of the same place.");
        }
        return resampled;
    }
}

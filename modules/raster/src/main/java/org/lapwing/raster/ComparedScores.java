package org.lapwing.raster;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.lapwing.jobs.CancelToken;

/// The class scores of one model with what another model says of the same pixels.
///
/// The bands are the scores of the first, then [#EXTRA_BANDS] more: at [#OTHER_CLASS] the best class of the
/// other as an index among the classes of the first, [#NO_COUNTERPART] where the first has no such class; at
/// [#OTHER_CONFIDENCE] its probability; at [#DISTANCE] how far the probabilities lie apart, as total variation:
/// half the sum of their differences, 0 where both say the same, 1 where they have nothing in common. Pixels
/// that lack in either are no data. Owns neither; closing it closes nothing. Looks for whole tiles of either in
/// a cache first, and leaves them there, so that what is on the map is not computed again to be compared.
public final class ComparedScores implements RasterSource {

    /// Bands after the scores.
    public static final int EXTRA_BANDS = 3;

    /// Place, after the scores, of the other's class index.
    public static final int OTHER_CLASS = 0;

    /// Place, after the scores, of the probability of the other's class.
    public static final int OTHER_CONFIDENCE = 1;

    /// Place, after the scores, of the distance of the probabilities.
    public static final int DISTANCE = 2;

    /// The class index of a class that only the other model knows.
    public static final int NO_COUNTERPART = -1;

    private final RasterSource scores;
    private final RasterSource other;
    private final List<Integer> counterparts;
    private final TileCache cache;
    private final SourceId id;
    private final List<Band> bands;

    /// @param scores one band of scores per class
    /// @param other another model's scores on the same grid
    /// @param counterparts for each class of the other its class index among those of the first, or
    ///     [#NO_COUNTERPART]
    /// @param cache where tiles of both may lie
    /// @throws IllegalArgumentException if the grids differ or the counterparts do not fit the bands
    public ComparedScores(RasterSource scores, RasterSource other, List<Integer> counterparts, TileCache cache) {
        if (!scores.grid().equals(other.grid())) {
            throw new IllegalArgumentException("compared scores lie on two grids");
        }
        int classes = scores.bands().size();
        if (counterparts.size() != other.bands().size()
                || counterparts.stream().anyMatch(index -> index < NO_COUNTERPART || index >= classes)) {
            throw new IllegalArgumentException(
                    "counterparts " + counterparts + " for " + other.bands().size() + " and " + classes + " classes");
        }
        this.scores = scores;
        this.other = other;
        this.counterparts = List.copyOf(counterparts);
        this.cache = cache;
        id = new SourceId(
                scores.id().content(),
                scores.id().version() + " against " + other.id().version() + " " + this.counterparts);
        var all = new ArrayList<>(scores.bands());
        all.add(Band.of("other class", SampleType.FLOAT32));
        all.add(Band.of("other confidence", SampleType.FLOAT32));
        all.add(Band.of("distance", SampleType.FLOAT32));
        bands = List.copyOf(all);
    }

    @Override
    public SourceId id() {
        return id;
    }

    @Override
    public String name() {
        return scores.name();
    }

    @Override
    public Grid grid() {
        return scores.grid();
    }

    @Override
    public int levels() {
        return Math.min(scores.levels(), other.levels());
    }

    @Override
    public int sampledLevels() {
        return Math.min(scores.sampledLevels(), other.sampledLevels());
    }

    @Override
    public List<Band> bands() {
        return bands;
    }

    @Override
    public Tile read(Window window, CancelToken cancel) throws RasterReadException {
        var mine = cached(scores, window);
        var theirs = cached(other, window);
        return compare(
                mine.isPresent() ? mine.get() : kept(scores, scores.read(window, cancel)),
                theirs.isPresent() ? theirs.get() : kept(other, other.read(window, cancel)));
    }

    @Override
    public CompletableFuture<Tile> readAsync(Window window, CancelToken cancel, Executor decoders) {
        return read(scores, window, cancel, decoders)
                .thenCombineAsync(read(other, window, cancel, decoders), this::compare, decoders);
    }

    private CompletableFuture<Tile> read(RasterSource source, Window window, CancelToken cancel, Executor decoders) {
        return cached(source, window)
                .map(CompletableFuture::completedFuture)
                .orElseGet(() -> source.readAsync(window, cancel, decoders).thenApply(tile -> kept(source, tile)));
    }

    private Optional<Tile> cached(RasterSource source, Window window) {
        return TileKey.of(source.id(), window).flatMap(cache::get);
    }

    private Tile kept(RasterSource source, Tile tile) {
        TileKey.of(source.id(), tile.window()).ifPresent(key -> cache.put(key, tile));
        return tile;
    }

    @Override
    public void close() {
        // both belong to whoever opened them
    }

    private Tile compare(Tile mine, Tile theirs) {
        int pixels = (int) mine.window().pixels();
        int classes = scores.bands().size();
        int otherClasses = counterparts.size();
        var samples = new float[bands.size() * pixels];
        copy(mine, samples);
        var probabilities = new float[classes * pixels];
        System.arraycopy(samples, 0, probabilities, 0, probabilities.length);
        Scores.softmaxAll(probabilities, classes, pixels);
        var otherProbabilities = new float[otherClasses * pixels];
        copy(theirs, otherProbabilities);
        var best = new byte[pixels];
        Scores.argMaxAll(otherProbabilities, otherClasses, pixels, best);
        Scores.softmaxAll(otherProbabilities, otherClasses, pixels);
        for (int i = 0; i < pixels; i++) {
            int index = best[i] & 0xFF;
            samples[(classes + OTHER_CLASS) * pixels + i] = counterparts.get(index);
            samples[(classes + OTHER_CONFIDENCE) * pixels + i] = otherProbabilities[index * pixels + i];
        }
        distances(probabilities, otherProbabilities, pixels, samples, (classes + DISTANCE) * pixels);
        var invalid = new BitSet(pixels);
        invalid.or(mine.invalidPixels());
        invalid.or(theirs.invalidPixels());
        return new Tile(mine.window(), bands, samples, Optional.of(invalid));
    }

    private void distances(float[] mine, float[] theirs, int pixels, float[] target, int from) {
        int classes = scores.bands().size();
        var here = new double[classes];
        for (int i = 0; i < pixels; i++) {
            double alone = 0;
            for (int index = 0; index < classes; index++) {
                here[index] = mine[index * pixels + i];
            }
            for (int index = 0; index < counterparts.size(); index++) {
                int counterpart = counterparts.get(index);
                if (counterpart == NO_COUNTERPART) {
                    alone += theirs[index * pixels + i];
                } else {
                    here[counterpart] -= theirs[index * pixels + i];
                }
            }
            double sum = alone;
            for (double difference : here) {
                sum += Math.abs(difference);
            }
            target[from + i] = (float) Math.clamp(sum / 2, 0, 1);
        }
    }

    private static void copy(Tile tile, float[] target) {
        int pixels = (int) tile.window().pixels();
        for (int band = 0; band < tile.bands().size(); band++) {
            tile.copyValues(band, target, band * pixels);
        }
    }
}

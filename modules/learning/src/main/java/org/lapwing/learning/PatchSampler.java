package org.lapwing.learning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.lapwing.learning.SpatialSplit.Part;
import org.lapwing.raster.Window;

/// Proposes places of training patches and judges what is found there.
///
/// Holds no state that draws change, so every patch depends on its own generator only.
final class PatchSampler {

    private static final double MINORITY_SHARE = 0.003;
    private static final double MAJORITY_CHANCE = 0.5;
    private static final double LABELLED_SHARE = 0.5;
    private static final double SPARSE_SHARE = 0.1;
    private static final double HARD_SHARE = 0.5;
    private static final int RATIO_KINDS = 11;

    /// How much of the images is labelled.
    enum Labelling {
        /// Most of them, so that patches may lie anywhere.
        DENSE,
        /// A few places: every patch is put around a labelled one.
        SPARSE
    }

    /// A place of a patch.
    ///
    /// @param image index of the image
    /// @param window its pixels
    record Place(int image, Window window) {}

    /// The cells where one class is learnt, and the running sum of its pixels over them.
    private static final class ClassPlaces {
        private final List<LabelCensus.Cell> cells;
        private final long[] sums;

        ClassPlaces(List<LabelCensus.Cell> cells, long[] sums) {
            this.cells = cells;
            this.sums = sums;
        }
    }

    private final BlockLayout layout;
    private final PatchSampling sampling;
    private final Labelling labelling;
    private final double balancedShare;
    private final List<ClassPlaces> places;
    private final boolean[] minority;
    private final long[] areaSums;
    private final List<Place> hard;

    /// @param balancedShare share of balanced patches put around a drawn class; the others lie anywhere
    PatchSampler(
            LabelCensus census, SpatialSplit split, PatchSampling sampling, double balancedShare, Labelling labelling) {
        this.hard = List.of();
        this.layout = census.layout();
        this.sampling = sampling;
        this.labelling = labelling;
        this.balancedShare = labelling == Labelling.SPARSE || sampling == PatchSampling.RATIO ? 1 : balancedShare;
        var learnt = census.cells().stream()
                .filter(cell -> split.isFree(cell.image(), cell.window(), Part.TRAINING))
                .toList();
        minority = minority(census.total(cell -> split.isFree(cell.image(), cell.window(), Part.TRAINING)));
        places = sampling == PatchSampling.RATIO ? byRatio(learnt) : placesOf(census, learnt);
        areaSums = new long[layout.images().size()];
        long sum = 0;
        for (int i = 0; i < areaSums.length; i++) {
            sum += layout.images().get(i).area().pixels();
            areaSums[i] = sum;
        }
    }

    private PatchSampler(PatchSampler from, List<Place> hard) {
        this.layout = from.layout;
        this.sampling = from.sampling;
        this.labelling = from.labelling;
        this.balancedShare = from.balancedShare;
        this.places = from.places;
        this.minority = from.minority;
        this.areaSums = from.areaSums;
        this.hard = List.copyOf(hard);
    }

    /// A sampler that puts every second patch around one of these places; as this one where there are none.
    PatchSampler around(List<Place> hardPlaces) {
        return new PatchSampler(this, hardPlaces);
    }

    /// Kind of a cell by its share of positive pixels, 0 to 10.
    static int ratioKind(double share) {
        return Math.clamp((long) Math.floor((share + 0.05) * 10), 0, RATIO_KINDS - 1);
    }

    /// The cells of each kind that is there; each cell counts once.
    private List<ClassPlaces> byRatio(List<LabelCensus.Cell> learnt) {
        var kinds = new ArrayList<List<LabelCensus.Cell>>();
        for (int kind = 0; kind < RATIO_KINDS; kind++) {
            kinds.add(new ArrayList<>());
        }
        for (var cell : learnt) {
            long labelled = 0;
            long positive = 0;
            for (int index = 0; index < minority.length; index++) {
                labelled += cell.counts()[index];
                positive += minority[index] ? cell.counts()[index] : 0;
            }
            if (labelled > 0) {
                kinds.get(ratioKind((double) positive / labelled)).add(cell);
            }
        }
        return kinds.stream()
                .filter(cells -> !cells.isEmpty())
                .map(cells -> new ClassPlaces(
                        cells, LongStream.rangeClosed(1, cells.size()).toArray()))
                .toList();
    }

    /// Where each class is learnt; of sparse labels that are not balanced, where anything is.
    private List<ClassPlaces> placesOf(LabelCensus census, List<LabelCensus.Cell> learnt) {
        if (labelling == Labelling.SPARSE && sampling != PatchSampling.BALANCED) {
            var all = learnt.stream()
                    .map(cell -> new LabelCensus.Cell(cell.image(), cell.block(), cell.window(), new int[] {
                        Arrays.stream(cell.counts()).sum()
                    }))
                    .toList();
            return List.of(placesOf(all, 0));
        }
        return IntStream.range(0, census.classes())
                .mapToObj(index -> placesOf(learnt, index))
                .filter(each -> !each.cells.isEmpty())
                .toList();
    }

    private static ClassPlaces placesOf(List<LabelCensus.Cell> learnt, int index) {
        var cells = learnt.stream().filter(cell -> cell.counts()[index] > 0).toList();
        var sums = new long[cells.size()];
        long sum = 0;
        for (int i = 0; i < sums.length; i++) {
            sum += cells.get(i).counts()[index];
            sums[i] = sum;
        }
        return new ClassPlaces(cells, sums);
    }

    /// The rarer half of the classes that training shows.
    private static boolean[] minority(long[] counts) {
        var present = new ArrayList<Integer>();
        for (int index = 0; index < counts.length; index++) {
            if (counts[index] > 0) {
                present.add(index);
            }
        }
        present.sort(Comparator.comparingLong(index -> counts[index]));
        var minority = new boolean[counts.length];
        present.subList(0, present.size() / 2).forEach(index -> minority[index] = true);
        return minority;
    }

    /// Draws a place for a patch of `side` pixels, inside the used part of its image where that is large enough.
    Place propose(int side, SplittableRandom random) {
        if (!hard.isEmpty() && random.nextDouble() < HARD_SHARE) {
            var drawn = hard.get(random.nextInt(hard.size()));
            long column = drawn.window.column() + random.nextInt(side / 2 + 1) - side / 4;
            long row = drawn.window.row() + random.nextInt(side / 2 + 1) - side / 4;
            return new Place(drawn.image, inside(area(drawn.image), column, row, side));
        }
        boolean around =
                sampling == PatchSampling.BALANCED || sampling == PatchSampling.RATIO || labelling == Labelling.SPARSE;
        if (around && !places.isEmpty() && random.nextDouble() < balancedShare) {
            var drawn = places.get(random.nextInt(places.size()));
            var cell = drawn.cells.get(draw(drawn.sums, random));
            long column = cell.window().column() + random.nextInt(cell.window().width()) - random.nextInt(side);
            long row = cell.window().row() + random.nextInt(cell.window().height()) - random.nextInt(side);
            return new Place(cell.image(), inside(area(cell.image()), column, row, side));
        }
        var image = layout.images().get(draw(areaSums, random));
        var area = image.area();
        long column = area.column() + random.nextInt(Math.max(1, area.width() - side + 1));
        long row = area.row() + random.nextInt(Math.max(1, area.height() - side + 1));
        return new Place(image.image(), inside(area, column, row, side));
    }

    private Window area(int image) {
        return layout.images().stream()
                .filter(each -> each.image() == image)
                .findFirst()
                .orElseThrow()
                .area();
    }

    /// Whether a patch with these class indices is worth a place in a batch.
    boolean accepts(byte[] classIndices, int pixels, SplittableRandom random) {
        int labelled = 0;
        int rare = 0;
        for (int i = 0; i < pixels; i++) {
            int index = classIndices[i] & 0xFF;
            if (index < minority.length) {
                labelled++;
                rare += minority[index] ? 1 : 0;
            }
        }
        double least = labelling == Labelling.SPARSE ? SPARSE_SHARE : LABELLED_SHARE;
        return labelled >= least * pixels
                && (sampling != PatchSampling.MINORITY
                        || rare > MINORITY_SHARE * pixels
                        || random.nextDouble() < MAJORITY_CHANCE);
    }

    private static Window inside(Window area, long column, long row, int side) {
        return Window.of(
                shifted(area.column(), area.width(), column, side),
                shifted(area.row(), area.height(), row, side),
                side,
                side);
    }

    private static long shifted(long start, int length, long from, int side) {
        return side >= length ? start - (side - length) / 2 : Math.clamp(from, start, start + length - side);
    }

    private static int draw(long[] sums, SplittableRandom random) {
        long ticket = random.nextLong(sums[sums.length - 1]);
        int found = Arrays.binarySearch(sums, ticket + 1);
        return found >= 0 ? firstOf(sums, found) : -found - 1;
    }

    private static int firstOf(long[] sums, int found) {
        int first = found;
        while (first > 0 && sums[first - 1] == sums[found]) {
            first--;
        }
        return first;
    }
}

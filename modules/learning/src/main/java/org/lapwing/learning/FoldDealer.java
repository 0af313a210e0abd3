package org.lapwing.learning;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.lapwing.learning.SpatialSplit.Block;
import org.lapwing.learning.SpatialSplit.Part;

/// Parts the labelled blocks into compact groups of about as many labelled pixels, of which one validates.
///
/// Groups come from halving the ground again and again, across its longer side or between images, so that few blocks
/// have neighbours in another group; and the split's gap keeps training away from those. Nothing is drawn: all folds of
/// a run, whatever its seed, agree on the groups.
final class FoldDealer {

    private final List<Block> blocks = new ArrayList<>();
    private final long[] pixels;

    private FoldDealer(LabelCensus census) {
        for (var image : census.layout().images()) {
            for (int index = 0; index < image.count(); index++) {
                blocks.add(new Block(image.image(), image.block(index), Part.TRAINING));
            }
        }
        pixels = new long[blocks.size()];
        for (var cell : census.cells()) {
            pixels[cell.block()] += IntStream.of(cell.counts()).sum();
        }
    }

    /// Deals.
    ///
    /// @param locked numbers of blocks that are kept for testing whatever the fold
    /// @param gap distance kept between parts, in pixels
    /// @throws TrainingDataException if there are too few labelled blocks, or too small ones
    static SpatialSplit deal(LabelCensus census, Fold fold, Set<Integer> locked, int gap) throws TrainingDataException {
        var dealer = new FoldDealer(census);
        var labelled = IntStream.range(0, dealer.blocks.size())
                .filter(block -> dealer.pixels[block] > 0 && !locked.contains(block))
                .boxed()
                .toList();
        if (labelled.size() < fold.of()) {
            throw new TrainingDataException("Only " + labelled.size() + " blocks of the training area are labelled, too"
                    + " few for " + fold.of() + " folds; use fewer folds or a larger area.");
        }
        var validating = dealer.groups(labelled, fold.of()).get(fold.number() - 1);
        var dealt = new ArrayList<Block>();
        for (int number = 0; number < dealer.blocks.size(); number++) {
            var block = dealer.blocks.get(number);
            var part =
                    locked.contains(number) ? Part.TEST : validating.contains(number) ? Part.VALIDATION : Part.TRAINING;
            dealt.add(new Block(block.image(), block.window(), part));
        }
        var split = new SpatialSplit(dealt, gap);
        long learnt = census.cells().stream()
                .filter(cell -> split.isFree(cell.image(), cell.window(), Part.TRAINING))
                .mapToLong(cell -> IntStream.of(cell.counts()).sum())
                .sum();
        if (learnt == 0) {
            throw new TrainingDataException("Fold " + fold.text() + " leaves nothing to learn from at " + gap
                    + " pixels from its validation blocks; use fewer folds, a larger area or a network that sees less"
                    + " far.");
        }
        return split;
    }

    private List<List<Integer>> groups(List<Integer> members, int count) {
        if (count == 1) {
            return List.of(members);
        }
        var sorted = members.stream().sorted(across(members)).toList();
        int first = count / 2;
        long all = sorted.stream().mapToLong(block -> pixels[block]).sum();
        long sum = 0;
        int cut = 0;
        // a block goes where more of it belongs; each side keeps a block for each of its groups
        while (cut < sorted.size() - (count - first)
                && (cut < first || (sum + pixels[sorted.get(cut)] / 2.0) * count < (double) all * first)) {
            sum += pixels[sorted.get(cut++)];
        }
        var groups = new ArrayList<>(groups(sorted.subList(0, cut), first));
        groups.addAll(groups(sorted.subList(cut, sorted.size()), count - first));
        return groups;
    }

    /// By image where there are several, else along the longer side of the ground.
    private Comparator<Integer> across(List<Integer> members) {
        Comparator<Integer> byImage =
                Comparator.comparingInt(block -> blocks.get(block).image());
        Comparator<Integer> byColumn =
                Comparator.comparingLong(block -> blocks.get(block).window().column());
        Comparator<Integer> byRow =
                Comparator.comparingLong(block -> blocks.get(block).window().row());
        long width = extent(members, block -> block.window().column());
        long height = extent(members, block -> block.window().row());
        return byImage.thenComparing(width >= height ? byColumn.thenComparing(byRow) : byRow.thenComparing(byColumn));
    }

    private long extent(List<Integer> members, ToLongFunction<Block> place) {
        var statistics = members.stream()
                .mapToLong(block -> place.applyAsLong(blocks.get(block)))
                .summaryStatistics();
        return statistics.getMax() - statistics.getMin();
    }
}

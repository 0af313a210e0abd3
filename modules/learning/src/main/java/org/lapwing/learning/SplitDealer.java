package org.lapwing.learning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.lapwing.learning.SpatialSplit.Block;
import org.lapwing.learning.SpatialSplit.Part;

/// Deals blocks to training, validation and test.
///
/// Each candidate orders the labelled blocks by a seeded hash, or by their distance from two blocks drawn so, and holds
/// back the first ones. Of all candidates the one wins whose held-back blocks show the classes most nearly as often as
/// the whole does and whose gaps cost the fewest training pixels. Then single blocks move until every class is learnt
/// and, where two blocks show it, validated. Where the images are so small that gaps would take most of them, one block
/// validates and one tests, or none does.
final class SplitDealer {

    private static final int MOST_CANDIDATES = 256;
    private static final long WORK = 20_000;
    private static final double LEAST_LEARNT = 0.25;
    private static final double LOSS_WEIGHT = 3;
    private static final double FORBIDDING = 1000;
    private static final int FEWEST_BLOCKS = 3;

    private final LabelCensus census;
    private final int gap;
    private final long seed;
    private final Set<Integer> locked;
    private final long[] whole;
    private final long[][] byBlock;
    private final List<Block> blocks = new ArrayList<>();
    private final List<int[]> blocksNearCell = new ArrayList<>();

    private SplitDealer(LabelCensus census, int gap, long seed, Set<Integer> locked) {
        this.census = census;
        this.gap = gap;
        this.seed = seed;
        this.locked = Set.copyOf(locked);
        this.whole = census.total(_ -> true);
        var numbers = new HashMap<Block, Integer>();
        for (var image : census.layout().images()) {
            for (int index = 0; index < image.count(); index++) {
                var block = new Block(image.image(), image.block(index), Part.TRAINING);
                numbers.put(block, blocks.size());
                blocks.add(block);
            }
        }
        byBlock = new long[blocks.size()][whole.length];
        var undealt = new SpatialSplit(blocks, gap);
        for (var cell : census.cells()) {
            blocksNearCell.add(undealt.near(cell.image(), cell.window()).stream()
                    .filter(block ->
                            block.window().grow(gap).intersect(cell.window()).isPresent())
                    .mapToInt(block -> numbers.getOrDefault(block, 0))
                    .toArray());
            for (int index = 0; index < whole.length; index++) {
                byBlock[cell.block()][index] += cell.counts()[index];
            }
        }
    }

    /// Deals.
    ///
    /// @param gap distance kept between parts, in pixels
    /// @throws TrainingDataException if there are too few labelled blocks to hold any back
    static SpatialSplit deal(LabelCensus census, SplitShares shares, int gap, long seed) throws TrainingDataException {
        return new SplitDealer(census, gap, seed, Set.of()).deal(shares);
    }

    /// Deals where labels are sparse and come bit by bit: the test blocks are those that [LockedBlocks] names, whatever
    /// is labelled there; of the others some validate, where enough are labelled.
    ///
    /// @throws TrainingDataException if nothing that may be learnt is labelled
    static SpatialSplit dealSparse(LabelCensus census, SplitShares shares, int gap, long seed)
            throws TrainingDataException {
        var locked = LockedBlocks.of(census.layout(), shares.test());
        return new SplitDealer(census, gap, seed, locked).dealSparse(shares.validation());
    }

    private SpatialSplit dealSparse(double share) throws TrainingDataException {
        var all = labelled();
        var labelled = all.stream().filter(block -> !locked.contains(block)).toList();
        if (labelled.isEmpty()) {
            throw new TrainingDataException(
                    all.isEmpty()
                            ? "No pixel of the training area is labelled; label some patches first."
                            : "All labels lie on blocks that are kept for testing, so there is nothing to learn from;"
                                    + " label elsewhere.");
        }
        int validation = labelled.size() < FEWEST_BLOCKS ? 0 : held(share, labelled.size());
        var parts = best(labelled, validation, 0);
        if (validation > 0 && !suffices(parts, true)) {
            parts = better(parts, best(labelled, 1, 0), true);
        }
        if (validation > 0 && !suffices(parts, true)) {
            parts = best(labelled, 0, 0);
        }
        if (learntShare(parts) == 0) {
            throw new TrainingDataException("All labels lie within " + gap
                    + " pixels of blocks that are kept for testing, so there is nothing to learn from; label"
                    + " elsewhere.");
        }
        return split(parts);
    }

    /// Numbers of blocks with labelled pixels.
    private List<Integer> labelled() {
        return census.cells().stream()
                .filter(cell -> Arrays.stream(cell.counts()).sum() > 0)
                .map(LabelCensus.Cell::block)
                .distinct()
                .toList();
    }

    private SpatialSplit deal(SplitShares shares) throws TrainingDataException {
        var labelled = labelled();
        if (labelled.isEmpty()) {
            throw new TrainingDataException("No pixel of the training area is labelled; label some, or check that the"
                    + " legend names the codes of the label file.");
        }
        int validation = held(shares.validation(), labelled.size());
        int test = held(shares.test(), labelled.size());
        if (validation + test > 0 && labelled.size() < Math.max(FEWEST_BLOCKS, validation + test + 1)) {
            throw new TrainingDataException(
                    labelled.size() == blocks.size()
                            ? "The training area is so small that it makes only " + blocks.size()
                                    + " blocks, too few to hold any back; use a larger area."
                            : "Only " + labelled.size()
                                    + " blocks of the training area are labelled, too few to hold any back; label more"
                                    + " places.");
        }
        var parts = best(labelled, validation, test);
        boolean validates = validation > 0;
        if (!suffices(parts, validates)) {
            parts = better(parts, best(labelled, Math.min(1, validation), Math.min(1, test)), validates);
        }
        if (!suffices(parts, validates)) {
            parts = better(parts, best(labelled, Math.min(1, validation), 0), validates);
        }
        if (learntShare(parts) == 0 || (validates && !isValidated(parts))) {
            throw new TrainingDataException("The training area is too small to keep " + gap
                    + " pixels between training and validation; use a larger area or a network that sees less far.");
        }
        return split(parts);
    }

    private static int held(double share, int blocks) {
        return share == 0 ? 0 : Math.max(1, (int) Math.round(share * blocks));
    }

    private boolean suffices(Part[] parts, boolean validates) {
        return learntShare(parts) >= LEAST_LEARNT && (!validates || isValidated(parts));
    }

    /// The one that is validated at all; of two such, the one of which more is learnt.
    private Part[] better(Part[] one, Part[] other, boolean validates) {
        if (validates && isValidated(one) != isValidated(other)) {
            return isValidated(one) ? one : other;
        }
        return learntShare(other) > learntShare(one) ? other : one;
    }

    /// Whether any labelled pixel of a validation block lies clear of test blocks and their gap.
    private boolean isValidated(Part[] parts) {
        return sum(usable(parts, Part.VALIDATION)) > 0;
    }

    private double learntShare(Part[] parts) {
        return (double) sum(usable(parts, Part.TRAINING)) / sum(whole);
    }

    private Part[] best(List<Integer> labelled, int validation, int test) {
        int candidates = (int) Math.clamp(WORK / blocks.size(), 4, MOST_CANDIDATES);
        var best = dealt(labelled, 0, validation, test);
        double least = cost(best);
        for (int candidate = 1; candidate < candidates && validation + test > 0; candidate++) {
            var parts = dealt(labelled, candidate, validation, test);
            double cost = cost(parts);
            if (cost < least) {
                least = cost;
                best = parts;
            }
        }
        learnEveryClass(best, labelled);
        if (validation > 0) {
            validateEveryClass(best, labelled);
        }
        return best;
    }

    private Part[] dealt(List<Integer> labelled, int candidate, int validation, int test) {
        var order = labelled.stream()
                .sorted(Comparator.comparingLong(block -> Seeds.mix(Seeds.mix(seed, candidate), block)))
                .toList();
        var parts = new Part[blocks.size()];
        Arrays.fill(parts, Part.TRAINING);
        locked.forEach(block -> parts[block] = Part.TEST);
        if (candidate % 2 == 0) {
            order.stream().limit(validation).forEach(block -> parts[block] = Part.VALIDATION);
            order.stream().skip(validation).limit(test).forEach(block -> parts[block] = Part.TEST);
        } else {
            nearest(order, order.getFirst()).limit(validation).forEach(block -> parts[block] = Part.VALIDATION);
            nearest(order, order.getLast())
                    .filter(block -> parts[block] == Part.TRAINING)
                    .limit(test)
                    .forEach(block -> parts[block] = Part.TEST);
        }
        return parts;
    }

    /// Blocks by distance from one of them; those of other images come last.
    private Stream<Integer> nearest(List<Integer> order, int centre) {
        var from = blocks.get(centre);
        return order.stream().sorted(Comparator.comparingDouble(block -> {
            var to = blocks.get(block);
            double distance =
                    Math.hypot((double) (to.window().column() - from.window().column()), (double)
                            (to.window().row() - from.window().row()));
            return to.image() == from.image() ? distance : 1e12 + to.image();
        }));
    }

    private SpatialSplit split(Part[] parts) {
        var dealt = new ArrayList<Block>();
        for (int i = 0; i < parts.length; i++) {
            dealt.add(new Block(blocks.get(i).image(), blocks.get(i).window(), parts[i]));
        }
        return new SpatialSplit(dealt, gap);
    }

    /// Pixels per class that a part may use, the gap considered; counted by whole cells.
    private long[] usable(Part[] parts, Part part) {
        var total = new long[whole.length];
        for (int i = 0; i < blocksNearCell.size(); i++) {
            var cell = census.cells().get(i);
            if (parts[cell.block()] == part && isFree(blocksNearCell.get(i), parts, part)) {
                for (int index = 0; index < total.length; index++) {
                    total[index] += cell.counts()[index];
                }
            }
        }
        return total;
    }

    private static boolean isFree(int[] near, Part[] parts, Part part) {
        for (int block : near) {
            if (SpatialSplit.yields(part, parts[block])) {
                return false;
            }
        }
        return true;
    }

    private double cost(Part[] parts) {
        var learnt = usable(parts, Part.TRAINING);
        double cost = LOSS_WEIGHT * (1 - (double) sum(learnt) / sum(whole));
        for (int index = 0; index < whole.length; index++) {
            cost += whole[index] > 0 && learnt[index] == 0 ? FORBIDDING : 0;
        }
        for (var part : List.of(Part.VALIDATION, Part.TEST)) {
            if (Arrays.asList(parts).contains(part)) {
                var shown = usable(parts, part);
                cost += sum(shown) == 0 ? FORBIDDING : difference(shown);
            }
        }
        return cost;
    }

    /// How unlike the whole a part is: the mean over the classes of |ln(share in the part / share in the whole)|.
    private double difference(long[] part) {
        double sum = 0;
        int present = 0;
        for (int index = 0; index < whole.length; index++) {
            if (whole[index] > 0) {
                double share = (part[index] + 1.0) / (sum(part) + 1.0);
                sum += Math.abs(Math.log(share * sum(whole) / whole[index]));
                present++;
            }
        }
        return sum / Math.max(1, present);
    }

    /// Gives back, for each class that no training block shows, the held-back block that shows it most.
    private void learnEveryClass(Part[] parts, List<Integer> labelled) {
        for (int index = 0; index < whole.length; index++) {
            int which = index;
            if (whole[index] > 0 && usable(parts, Part.TRAINING)[index] == 0) {
                labelled.stream()
                        .filter(block -> parts[block] != Part.TRAINING)
                        .max(Comparator.comparingLong(block -> byBlock[block][which]))
                        .ifPresent(block -> parts[block] = Part.TRAINING);
            }
        }
    }

    /// Holds back, for each class that no validation block shows, the training block that shows it least, where
    /// training can spare it.
    private void validateEveryClass(Part[] parts, List<Integer> labelled) {
        for (int index = 0; index < whole.length; index++) {
            int which = index;
            if (whole[index] > 0 && usable(parts, Part.VALIDATION)[index] == 0) {
                labelled.stream()
                        .filter(block -> parts[block] == Part.TRAINING && byBlock[block][which] > 0)
                        .sorted(Comparator.comparingLong(block -> byBlock[block][which]))
                        .filter(block -> isSpared(parts, block))
                        .findFirst()
                        .ifPresent(block -> parts[block] = Part.VALIDATION);
            }
        }
    }

    /// Whether training still shows every class after `block` moves to validation.
    private boolean isSpared(Part[] parts, int block) {
        var moved = parts.clone();
        moved[block] = Part.VALIDATION;
        var before = usable(parts, Part.TRAINING);
        var after = usable(moved, Part.TRAINING);
        return IntStream.range(0, whole.length).allMatch(index -> before[index] == 0 || after[index] > 0);
    }

    private static long sum(long[] counts) {
        return Arrays.stream(counts).sum();
    }
}

package org.lapwing.learning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.lapwing.learning.SpatialSplit.Block;
import org.lapwing.learning.SpatialSplit.Part;

/// Deals blocks to training, validation and test.
///
/// Each candidate orders the labelled blocks by a seeded hash and holds back the first ones. Of all candidates the one
/// wins whose held-back blocks show the classes most nearly as often as the whole does and whose gaps cost the fewest
/// training pixels. Then single blocks move until every class is learnt and, where two blocks show it, validated.
final class SplitDealer {

    private static final int MOST_CANDIDATES = 256;
    private static final long WORK = 20_000;
    private static final double LOSS_WEIGHT = 3;
    private static final int FEWEST_BLOCKS = 3;

    private final LabelCensus census;
    private final int gap;
    private final long seed;
    private final long[] whole;
    private final long[][] byBlock;
    private final List<Block> blocks = new ArrayList<>();

    private SplitDealer(LabelCensus census, int gap, long seed) {
        this.census = census;
        this.gap = gap;
        this.seed = seed;
        this.whole = census.total(_ -> true);
        this.byBlock = new long[census.layout().count()][census.classes()];
        for (var cell : census.cells()) {
            for (int index = 0; index < census.classes(); index++) {
                byBlock[cell.block()][index] += cell.counts()[index];
            }
        }
        for (var image : census.layout().images()) {
            for (int block = 0; block < image.count(); block++) {
                blocks.add(new Block(image.image(), image.block(block), Part.TRAINING));
            }
        }
    }

    /// Deals.
    ///
    /// @param gap distance kept between parts, in pixels
    /// @throws TrainingDataException if there are too few labelled blocks to hold any back
    static SpatialSplit deal(LabelCensus census, SplitShares shares, int gap, long seed) throws TrainingDataException {
        return new SplitDealer(census, gap, seed).deal(shares);
    }

    private SpatialSplit deal(SplitShares shares) throws TrainingDataException {
        var labelled = IntStream.range(0, blocks.size())
                .filter(block -> Arrays.stream(byBlock[block]).sum() > 0)
                .boxed()
                .toList();
        if (labelled.isEmpty()) {
            throw new TrainingDataException("No pixel of the training area is labelled; label some, or check that the"
                    + " legend names the codes of the label file.");
        }
        int validation = held(shares.validation(), labelled.size());
        int test = held(shares.test(), labelled.size());
        if (validation + test > 0 && labelled.size() - validation - test < 1
                || labelled.size() < FEWEST_BLOCKS && validation + test > 0) {
            throw new TrainingDataException("Only " + labelled.size()
                    + " blocks of the training area are labelled, too few to hold any back; label more places.");
        }
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
        repair(best, labelled, validation > 0);
        var split = split(best);
        if (census.cells().stream().noneMatch(cell -> isLearnt(split, cell))) {
            throw new TrainingDataException("The training area is too small to keep " + gap
                    + " pixels between training and validation; use a larger area or a network that sees less far.");
        }
        return split;
    }

    private static int held(double share, int blocks) {
        return share == 0 ? 0 : Math.max(1, (int) Math.round(share * blocks));
    }

    private Part[] dealt(List<Integer> labelled, int candidate, int validation, int test) {
        var order = labelled.stream()
                .sorted(Comparator.comparingLong(block -> Seeds.mix(Seeds.mix(seed, candidate), block)))
                .toList();
        var parts = new Part[blocks.size()];
        Arrays.fill(parts, Part.TRAINING);
        for (int i = 0; i < validation + test; i++) {
            parts[order.get(i)] = i < validation ? Part.VALIDATION : Part.TEST;
        }
        return parts;
    }

    private SpatialSplit split(Part[] parts) {
        var dealt = new ArrayList<Block>();
        for (int i = 0; i < parts.length; i++) {
            dealt.add(new Block(blocks.get(i).image(), blocks.get(i).window(), parts[i]));
        }
        return new SpatialSplit(dealt, gap);
    }

    private static boolean isLearnt(SpatialSplit split, LabelCensus.Cell cell) {
        return split.isFree(cell.image(), cell.window(), Part.TRAINING);
    }

    private double cost(Part[] parts) {
        var split = split(parts);
        var learnt = census.total(cell -> isLearnt(split, cell));
        double cost = LOSS_WEIGHT * (1 - (double) sum(learnt) / sum(whole));
        for (int index = 0; index < whole.length; index++) {
            cost += whole[index] > 0 && learnt[index] == 0 ? 1000 : 0;
        }
        for (var part : List.of(Part.VALIDATION, Part.TEST)) {
            if (Arrays.asList(parts).contains(part)) {
                cost += difference(total(parts, part));
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

    private long[] total(Part[] parts, Part part) {
        var total = new long[whole.length];
        for (int block = 0; block < parts.length; block++) {
            if (parts[block] == part) {
                for (int index = 0; index < total.length; index++) {
                    total[index] += byBlock[block][index];
                }
            }
        }
        return total;
    }

    private void repair(Part[] parts, List<Integer> labelled, boolean validated) {
        for (int index = 0; index < whole.length; index++) {
            int which = index;
            if (whole[index] == 0) {
                continue;
            }
            var split = split(parts);
            if (census.total(cell -> isLearnt(split, cell))[index] == 0) {
                labelled.stream()
                        .filter(block -> parts[block] != Part.TRAINING)
                        .max(Comparator.comparingLong(block -> byBlock[block][which]))
                        .ifPresent(block -> parts[block] = Part.TRAINING);
            }
        }
        for (int index = 0; index < whole.length && validated; index++) {
            int which = index;
            if (whole[index] > 0 && total(parts, Part.VALIDATION)[index] == 0) {
                labelled.stream()
                        .filter(block -> parts[block] == Part.TRAINING && byBlock[block][which] > 0)
                        .sorted(Comparator.comparingLong(block -> byBlock[block][which]))
                        .filter(block -> keepsAllClasses(parts, block))
                        .findFirst()
                        .ifPresent(block -> parts[block] = Part.VALIDATION);
            }
        }
    }

    /// Whether training still shows every class after `block` moves to validation.
    private boolean keepsAllClasses(Part[] parts, int block) {
        var moved = parts.clone();
        moved[block] = Part.VALIDATION;
        var before = split(parts);
        var after = split(moved);
        var learntBefore = census.total(cell -> isLearnt(before, cell));
        var learntAfter = census.total(cell -> isLearnt(after, cell));
        return IntStream.range(0, whole.length).allMatch(index -> learntBefore[index] == 0 || learntAfter[index] > 0);
    }

    private static long sum(long[] counts) {
        return Arrays.stream(counts).sum();
    }
}

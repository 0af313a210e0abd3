package org.lapwing.learning;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Which blocks test, where people label bit by bit.
///
/// Told by the place of a block alone, not by what is labelled: so the same blocks are locked at every revision of the
/// labels, and a block that tested one model never trains the next. Blocks are taken two by two where there are many,
/// because each loses a gap around it.
final class LockedBlocks {

    private static final long SEED = 20_261_120;
    private static final int MANY = 32;

    /// Blocks that are locked together.
    ///
    /// @param order by which groups are taken
    /// @param blocks their numbers in the whole layout
    private record Group(long order, List<Integer> blocks) {}

    private LockedBlocks() {}

    /// Numbers of the blocks that test.
    ///
    /// @param share of all blocks, in [0, 0.5]; 0 locks none, else at least one is locked
    static Set<Integer> of(BlockLayout layout, double share) {
        var locked = new HashSet<Integer>();
        if (share == 0) {
            return locked;
        }
        int wanted = Math.max(1, (int) Math.round(share * layout.count()));
        int side = layout.count() >= MANY ? 2 : 1;
        var groups = new ArrayList<Group>();
        int first = 0;
        for (var image : layout.images()) {
            for (int row = 0; row < image.rows(); row += side) {
                for (int column = 0; column < image.columns(); column += side) {
                    groups.add(group(image, first, column, row, side));
                }
            }
            first += image.count();
        }
        groups.sort(Comparator.comparingLong(Group::order));
        for (var group : groups) {
            if (locked.isEmpty() || locked.size() + group.blocks.size() <= wanted) {
                locked.addAll(group.blocks);
            }
        }
        return locked;
    }

    private static Group group(BlockLayout.ImageBlocks image, int first, int column, int row, int side) {
        var blocks = new ArrayList<Integer>();
        for (int down = row; down < Math.min(row + side, image.rows()); down++) {
            for (int right = column; right < Math.min(column + side, image.columns()); right++) {
                blocks.add(first + down * image.columns() + right);
            }
        }
        long order = Seeds.mix(Seeds.mix(SEED, image.image()), (long) row * image.columns() + column);
        return new Group(order, blocks);
    }
}

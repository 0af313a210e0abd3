package org.lapwing.accuracy.agreement;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.lapwing.raster.Window;

/// Chooses the patches that a second person labels without seeing the first one's labels.
public final class SecondLabels {

    private SecondLabels() {}

    /// A simple random sample of patches without replacement, in the order they are given; all where there are no
    /// more than wanted.
    ///
    /// @param count at least 1
    /// @param random seeded, so that the choice can be repeated
    public static List<Window> choose(List<Window> patches, int count, RandomGenerator random) {
        if (count < 1) {
            throw new IllegalArgumentException("a choice of " + count + " patches");
        }
        var chosen = new ArrayList<Window>();
        int wanted = Math.min(count, patches.size());
        for (int i = 0; i < patches.size() && chosen.size() < wanted; i++) {
            // selection sampling, D. E. Knuth, The Art of Computer Programming 2, algorithm S
            if (random.nextInt(patches.size() - i) < wanted - chosen.size()) {
                chosen.add(patches.get(i));
            }
        }
        return chosen;
    }
}

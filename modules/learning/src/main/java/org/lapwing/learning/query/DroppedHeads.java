package org.lapwing.learning.query;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.lapwing.learning.Seeds;

/// Draws of a head by dropout: each draw does without some of the body's channels.
///
/// Monte-Carlo dropout (Gal and Ghahramani 2016) on the features right before the head, whole channels at a
/// time (Tompson et al. 2015). A channel dropped before a linear head is a column of its weights set to 0, so
/// every draw is a head, and all patches of a query are looked at by the same draws. The networks of this
/// program learn without dropout; it is put in only when they are asked (dropout injection, Ledda et al. 2023),
/// so the draws tell what the head owes to single channels and nothing about the body.
final class DroppedHeads {

    private static final int TRIES = 100;

    private DroppedHeads() {}

    /// Draws heads.
    ///
    /// @param rate chance of each channel to be left out; the kept ones weigh `1 / (1 - rate)`
    static List<BodyHead> of(BodyHead head, int draws, double rate, long seed) {
        if (head.channels() < 2) {
            throw new IllegalArgumentException(
                    "BALD draws heads by leaving out channels before the head, and this network" + " has "
                            + head.channels() + "; ask by entropy, or use a wider network");
        }
        var random = new SplittableRandom(Seeds.mix(seed, 0xBA1D));
        var heads = new ArrayList<BodyHead>();
        while (heads.size() < draws) {
            heads.add(head.scaled(factors(head.channels(), rate, random)));
        }
        return heads;
    }

    /// At least one channel is kept: a head that sees nothing says nothing.
    private static float[] factors(int channels, double rate, SplittableRandom random) {
        float kept = (float) (1 / (1 - rate));
        var factors = new float[channels];
        boolean any = false;
        for (int attempt = 0; attempt < TRIES && !any; attempt++) {
            for (int channel = 0; channel < channels; channel++) {
                boolean keeps = random.nextDouble() >= rate;
                factors[channel] = keeps ? kept : 0;
                any |= keeps;
            }
        }
        if (!any) {
            factors[random.nextInt(channels)] = kept;
        }
        return factors;
    }
}

package org.lapwing.learning.query;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import org.lapwing.jobs.CancelToken;
import org.lapwing.labels.Legend;
import org.lapwing.learning.Labels;
import org.lapwing.raster.RasterReadException;
import org.lapwing.raster.RasterSource;

/// What of a pool is labelled already. Immutable.
public final class KnownLabels {

    private final BitSet labelled;
    private final long[] classPixels;
    private final OptionalLong revision;

    private KnownLabels(BitSet labelled, long[] classPixels, OptionalLong revision) {
        this.labelled = labelled;
        this.classPixels = classPixels;
        this.revision = revision;
    }

    /// Nothing is labelled.
    ///
    /// @param classes number of classes
    public static KnownLabels none(int classes) {
        return new KnownLabels(new BitSet(), new long[classes], OptionalLong.empty());
    }

    /// Those patches are labelled; nobody counts classes.
    ///
    /// @param patches places in the pool
    /// @param classes number of classes
    public static KnownLabels of(Collection<Integer> patches, int classes) {
        var labelled = new BitSet();
        patches.forEach(labelled::set);
        return new KnownLabels(labelled, new long[classes], OptionalLong.empty());
    }

    /// Reads the labels under every patch.
    ///
    /// @param labels one raster of class indices an image of the pool, 255 where unlabelled, on the image's
    ///     grid
    /// @param classes number of classes
    /// @param leastShare share of a patch's pixels that must be labelled for it to count as labelled, in (0, 1]
    public static KnownLabels read(
            PatchPool pool, List<RasterSource> labels, int classes, double leastShare, CancelToken cancel)
            throws RasterReadException {
        if (!(leastShare > 0 && leastShare <= 1)) {
            throw new IllegalArgumentException("a labelled share of " + leastShare + "; give more than 0, up to 1");
        }
        if (labels.size() != pool.images().size()) {
            throw new IllegalArgumentException(
                    labels.size() + " label rasters for " + pool.images().size() + " images");
        }
        var labelled = new BitSet(pool.size());
        var counts = new long[classes];
        for (int i = 0; i < pool.size(); i++) {
            cancel.throwIfCancelled();
            var patch = pool.patches().get(i);
            var indices = new byte[Math.toIntExact(patch.window().pixels())];
            Labels.read(labels.get(patch.image()), patch.window(), indices, cancel);
            int known = 0;
            for (byte each : indices) {
                int index = each & 0xFF;
                if (index < classes) {
                    counts[index]++;
                }
                known += index == Legend.UNLABELLED ? 0 : 1;
            }
            if (known > 0 && known >= leastShare * indices.length) {
                labelled.set(i);
            }
        }
        return new KnownLabels(labelled, counts, OptionalLong.empty());
    }

    /// The same with other patches counted as labelled, too.
    ///
    /// @param patches places in the pool
    public KnownLabels and(Collection<Integer> patches) {
        var all = (BitSet) labelled.clone();
        patches.forEach(all::set);
        return new KnownLabels(all, classPixels, revision);
    }

    /// The same, told of which revision of the labels it speaks.
    public KnownLabels at(long labelRevision) {
        return new KnownLabels(labelled, classPixels, OptionalLong.of(labelRevision));
    }

    /// The same with so many labelled pixels of each class.
    public KnownLabels withClassPixels(long[] pixels) {
        return new KnownLabels(labelled, pixels.clone(), revision);
    }

    /// Whether a patch is labelled.
    ///
    /// @param patch its place in the pool
    public boolean isLabelled(int patch) {
        return labelled.get(patch);
    }

    /// Number of labelled patches.
    public int count() {
        return labelled.cardinality();
    }

    /// Places of the labelled patches in the pool, in order.
    public List<Integer> patches() {
        return labelled.stream().boxed().toList();
    }

    /// Labelled pixels by class index: a copy.
    public long[] classPixels() {
        return Arrays.copyOf(classPixels, classPixels.length);
    }

    /// Revision of the labels; empty where they have none.
    public OptionalLong revision() {
        return revision;
    }
}

package org.lapwing.learning;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.lapwing.model.NetworkSpec;
import org.lapwing.raster.Window;

/// Whether settings suit the images, the network and this machine; said before any work.
final class SettingsCheck {

    private static final int FLOAT_BYTES = 4;

    /// A patch is worth learning from where at least half of it can be labelled.
    private static final double LEAST_COVERED = 0.5;

    /// Share of the heap that batches under way may take; decoded tiles and the images' own blocks take the rest.
    private static final double HEAP_SHARE = 0.5;

    private static final int BATCHES = 4;

    private SettingsCheck() {}

    /// @param heapBytes memory for Java objects, where batches are cut
    /// @param machineBytes memory of the machine, where the network computes
    /// @throws IllegalArgumentException naming the value that cannot be and one that can
    static void check(
            TrainingSettings settings,
            NetworkSpec network,
            List<LabelledImage> images,
            long heapBytes,
            long machineBytes) {
        for (var image : images) {
            StillBands.of(settings.augmentation(), image.image().bands()); // refuses bands that are not there
        }
        int stride = network.serving().stride();
        int lost = 2 * network.lossMargin();
        if (settings.patch() % stride != 0 || settings.patch() <= lost) {
            throw new IllegalArgumentException("patch " + settings.patch() + " does not suit " + network.networkName()
                    + "; give a multiple of " + stride + (lost > 0 ? " above " + lost : ""));
        }
        var areas = images.stream()
                .flatMap(image -> settings
                        .area()
                        .map(window -> window.clip(image.image().grid()))
                        .orElseGet(() -> Optional.of(image.image().grid().bounds()))
                        .stream())
                .toList();
        if (areas.isEmpty()) {
            throw new IllegalArgumentException("The training area lies outside every image; give an area inside them.");
        }
        requireCovered(settings, areas, stride);
        requireMemory(settings, network, heapBytes, machineBytes);
    }

    private static void requireCovered(TrainingSettings settings, List<Window> areas, int stride) {
        int patch = settings.patch();
        if (isCovered(patch, areas)) {
            return;
        }
        int smaller = patch;
        while (smaller > stride && !isCovered(smaller, areas)) {
            smaller -= stride;
        }
        var largest = areas.stream()
                .max((one, other) -> Long.compare(one.pixels(), other.pixels()))
                .orElseThrow();
        throw new IllegalArgumentException("patch " + patch + " is too large for a training area of " + largest.width()
                + " x " + largest.height() + " pixels; give " + smaller + " or less");
    }

    private static boolean isCovered(int patch, List<Window> areas) {
        return areas.stream()
                .anyMatch(area -> (double) Math.min(patch, area.width()) * Math.min(patch, area.height())
                        >= LEAST_COVERED * patch * patch);
    }

    private static void requireMemory(
            TrainingSettings settings, NetworkSpec network, long heapBytes, long machineBytes) {
        double pixels = (double) settings.batch() * settings.patch() * settings.patch();
        double cut = BATCHES * pixels * (FLOAT_BYTES * network.bands() + 1);
        double computed = pixels * bytesPerPixel(network);
        if (pixels * network.bands() > Integer.MAX_VALUE - 8
                || cut > HEAP_SHARE * heapBytes
                || computed > machineBytes) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "%d patches of %d x %d pixels at a time need at least %.0f GiB for %s and %.1f GiB for the"
                            + " batches; there are %.0f and %.1f. Give a smaller batch or smaller patches",
                    settings.batch(),
                    settings.patch(),
                    settings.patch(),
                    gibibytes(computed),
                    network.networkName(),
                    gibibytes(cut),
                    gibibytes((double) machineBytes),
                    gibibytes(HEAP_SHARE * heapBytes)));
        }
    }

    /// What the maps of a network take at least for one pixel of its input while it learns: all are kept for the way
    /// back.
    private static double bytesPerPixel(NetworkSpec network) {
        // maps of cells are as small for every patch as a pixel
        return FLOAT_BYTES
                * network.graph().shapes().values().stream()
                        .mapToDouble(
                                map -> map.cells() > 0 ? 0 : map.channels() / ((double) map.stride() * map.stride()))
                        .sum();
    }

    private static double gibibytes(double bytes) {
        return bytes / (1L << 30);
    }
}

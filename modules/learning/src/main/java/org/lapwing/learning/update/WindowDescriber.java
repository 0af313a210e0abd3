package org.lapwing.learning.update;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.DeviceQueue;
import org.lapwing.jobs.Lane;
import org.lapwing.jobs.Outcome;
import org.lapwing.learning.LabelledImage;
import org.lapwing.learning.update.UpdateRequest.ImageWindow;
import org.lapwing.model.FeatureNetwork;
import org.lapwing.model.ModelCard;
import org.lapwing.model.graph.HeadCut;
import org.lapwing.prediction.InputNormalizer;
import org.lapwing.raster.Window;

/// Has windows described by the body of a network: workers read imagery, the device computes, one window a unit.
final class WindowDescriber {

    private final List<LabelledImage> images;
    private final List<InputNormalizer> normalizers;
    private final ModelCard card;
    private final String body;
    private final FeatureCache cache;
    private final DeviceQueue device;
    private final Executor workers;

    /// @param body SHA-256 of the body's weights
    /// @throws IOException if an image does not supply what the card names
    WindowDescriber(
            List<LabelledImage> images,
            ModelCard card,
            String body,
            FeatureCache cache,
            DeviceQueue device,
            Executor workers)
            throws IOException {
        this.images = images;
        this.card = card;
        this.body = body;
        this.cache = cache;
        this.device = device;
        this.workers = workers;
        var fed = new ArrayList<InputNormalizer>();
        for (var each : images) {
            fed.add(InputNormalizer.of(card, each.image())); // an image may have its bands in another order
        }
        this.normalizers = List.copyOf(fed);
    }

    /// A window whose imagery is being read.
    ///
    /// @param window what will be described, with the places beside it
    /// @param input normalised samples of the window with the margin
    record Coming(FeatureCache.Key key, Window window, CompletableFuture<float[]> input) {}

    /// Reads what the head sees in described windows.
    PixelReader reader() {
        return new PixelReader(HeadCut.of(card.network().graph()));
    }

    /// What was said about a window before.
    Optional<FeatureMap> known(ImageWindow place) {
        return cache.get(key(place));
    }

    private FeatureCache.Key key(ImageWindow place) {
        return new FeatureCache.Key(body, images.get(place.image()).image().id(), place.window());
    }

    /// Begins to read what a window needs.
    ///
    /// @param margin of the body
    Coming start(ImageWindow place, int margin, CancelToken cancel) {
        var window = aligned(place.window(), card.stride()).grow(card.stride());
        var input = CompletableFuture.supplyAsync(() -> read(place.image(), window.grow(margin), cancel), workers);
        return new Coming(key(place), window, input);
    }

    private float[] read(int image, Window window, CancelToken cancel) {
        cancel.throwIfCancelled();
        int pixels = Math.toIntExact(window.pixels());
        var samples = new float[Math.multiplyExact(card.bands().size(), pixels)];
        try {
            var tile = images.get(image).image().read(window, cancel);
            normalizers.get(image).fill(tile, window, samples, new BitSet(pixels));
        } catch (IOException failure) {
            throw new CompletionException(failure);
        }
        return samples;
    }

    /// Describes a window whose imagery is read, and keeps it.
    FeatureMap finish(Coming coming, FeatureNetwork network, CancelToken cancel) throws IOException {
        var input = Outcome.of(coming.input, cancel);
        var whole = coming.window.grow(network.margin());
        var running =
                device.submit(Lane.TRAINING, cancel, () -> network.features(input, 1, whole.height(), whole.width()));
        var map = new FeatureMap(coming.window, network.stride(), network.channels(), Outcome.of(running, cancel));
        cache.put(coming.key, map);
        return map;
    }

    /// The smallest window around another whose sides are multiples of the stride.
    static Window aligned(Window window, int stride) {
        long left = Math.floorDiv(window.column(), stride) * stride;
        long top = Math.floorDiv(window.row(), stride) * stride;
        long right = Math.ceilDiv(window.endColumn(), (long) stride) * stride;
        long bottom = Math.ceilDiv(window.endRow(), (long) stride) * stride;
        return Window.of(left, top, (int) (right - left), (int) (bottom - top));
    }
}

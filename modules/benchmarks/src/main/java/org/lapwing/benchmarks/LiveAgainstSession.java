package org.lapwing.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.DeviceQueue;
import org.lapwing.jobs.Lane;
import org.lapwing.mapview.ImageryStyle;
import org.lapwing.mapview.Layer;
import org.lapwing.mapview.MapPane;
import org.lapwing.mapview.MapPicture;
import org.lapwing.mapview.ScoreMode;
import org.lapwing.mapview.Stretch;
import org.lapwing.model.ModelCard;
import org.lapwing.model.ModelException;
import org.lapwing.model.Segmenter;
import org.lapwing.model.device.ComputeDevice;
import org.lapwing.model.device.NativeSettings;
import org.lapwing.model.serving.Segmenters;
import org.lapwing.prediction.LiveModel;
import org.lapwing.prediction.PredictionSettings;
import org.lapwing.raster.RasterFiles;
import org.lapwing.raster.TileCache;
import org.lapwing.raster.TileLoader;
import org.lapwing.raster.Window;

/// How soon a view that was never looked at shows its prediction, painting included, against the bare session.
///
/// Each round jumps to another part of the scene, so that neither tiles nor patches are cached. Runs on JavaFX's
/// headless platform.
final class LiveAgainstSession {

    private static final int WIDTH = 1024;
    private static final int HEIGHT = 768;
    private static final double FIRST_TILE_MILLIS = 150;
    private static final double PREVIEW_MILLIS = 300;

    /// Far enough apart that their patches do not touch; the first is for warming up.
    private static final List<Window> PLACES = List.of(
            Window.of(1536, 1664, WIDTH, HEIGHT),
            Window.of(0, 0, WIDTH, HEIGHT),
            Window.of(3072, 0, WIDTH, HEIGHT),
            Window.of(0, 3328, WIDTH, HEIGHT),
            Window.of(3072, 3328, WIDTH, HEIGHT));

    private LiveAgainstSession() {}

    private record Jump(double seconds, double firstMillis) {}

    static void measure(Path folder, Consumer<Line> lines) throws Exception {
        MadeScene.write(folder);
        var runs = new AtomicLong();
        var serving = new Segmenters(new ComputeDevice.Cpu());
        try (var image = RasterFiles.open(MadeScene.image(folder));
                var tiles = TileLoader.create(new TileCache(256L << 20));
                var device = new DeviceQueue("device-0")) {
            var checkpoint = MadeScene.randomModel(folder, image);
            device.submit(Lane.INTERACTIVE, CancelToken.NEVER, NativeSettings::giveWay)
                    .get(); // as in the window
            var live = new LiveModel(
                    image, device, each -> new Counted(serving.open(each), runs), PredictionSettings.live());
            var prediction = live.offer(checkpoint).get();
            var bare = device.submit(Lane.INTERACTIVE, CancelToken.NEVER, () -> serving.open(checkpoint))
                    .get();
            var hidden = new Layer("image", "Image", image, ImageryStyle.of(0, 1, 2, Stretch.bytes()), 1, false);
            var layer = Layer.of("map", "Prediction", prediction, MadeScene.scoreStyle(folder, ScoreMode.CLASS));
            var map = Fx.show(() -> {
                var pane = new MapPane(tiles);
                pane.setLayers(List.of(hidden));
                return pane;
            });
            Fx.call(() -> {
                map.zoomTo(PLACES.getFirst()); // a prediction shown at once would begin with the whole scene
                map.setLayers(List.of(hidden, layer));
                return true;
            });
            var first = new ArrayList<Double>();
            double ours = 0;
            double patches = 0;
            double pixels = 0;
            for (var place : PLACES) {
                runs.set(0);
                var jump = jump(map, place);
                double samePatches = seconds(device, bare, checkpoint.card(), (int) runs.get());
                double samePixels =
                        seconds(device, bare, checkpoint.card().bands().size(), HEIGHT, WIDTH);
                if (!place.equals(PLACES.getFirst())) {
                    first.add(jump.firstMillis());
                    ours += jump.seconds();
                    patches += samePatches;
                    pixels += samePixels;
                }
            }
            double megapixels = (PLACES.size() - 1) * (double) WIDTH * HEIGHT * 1e-6;
            lines.accept(new Row(
                    "cold view of 1024 × 768 predicted at native resolution, jump to painted",
                    megapixels / ours,
                    megapixels / patches,
                    "Mpx/s",
                    "bare ONNX Runtime session on the patches it took",
                    1 / 1.3));
            lines.accept(new Row(
                    "the same",
                    megapixels / ours,
                    megapixels / pixels,
                    "Mpx/s",
                    "bare session on exactly those pixels at once, their surroundings unseen",
                    1 / 1.3));
            Collections.sort(first);
            lines.accept(new Limit(
                    "first predicted tile of such a view, worst of " + first.size(),
                    first.getLast(),
                    "ms",
                    FIRST_TILE_MILLIS));
            var preview = jump(map, Window.of(0, 0, MadeScene.SIDE, MadeScene.SIDE));
            lines.accept(new Limit(
                    "first tile of the coarse preview of the whole scene",
                    preview.firstMillis(),
                    "ms",
                    PREVIEW_MILLIS));
            lines.accept(
                    new Limit("coarse preview of the whole scene complete", preview.seconds() * 1e3, "ms", Double.NaN));
            Fx.call(() -> {
                map.close();
                return true;
            });
            live.close();
            device.submit(Lane.INTERACTIVE, CancelToken.NEVER, () -> {
                        bare.close();
                        return true;
                    })
                    .get();
        }
    }

    /// Goes to a place nobody has looked at and waits until it is painted.
    private static Jump jump(MapPane map, Window place) throws Exception {
        Fx.call(map::settled).get();
        var firstNanos = new AtomicLong();
        var leastFilled = new AtomicLong(Long.MAX_VALUE);
        long start = System.nanoTime();
        Fx.call(() -> {
            map.onPicture(() -> {
                long filled = filled(map.picture());
                if (filled <= leastFilled.get()) {
                    leastFilled.set(filled); // what was predicted nearer by stands in from the beginning
                } else {
                    firstNanos.compareAndSet(0, System.nanoTime() - start);
                }
            });
            map.zoomTo(place);
            return true;
        });
        Fx.call(map::settled).get();
        double seconds = (System.nanoTime() - start) * 1e-9;
        Fx.call(() -> {
            map.onPicture(() -> {});
            return true;
        });
        return new Jump(seconds, firstNanos.get() == 0 ? seconds * 1e3 : firstNanos.get() * 1e-6);
    }

    /// Pixels of a picture, of every eighth column and row, that show a prediction.
    private static long filled(MapPicture picture) {
        long filled = 0;
        for (int row = 0; row < picture.height(); row += 8) {
            for (int column = 0; column < picture.width(); column += 8) {
                filled += picture.argb(column, row) >>> 24 == 0 ? 0 : 1;
            }
        }
        return filled;
    }

    private static double seconds(DeviceQueue device, Segmenter segmenter, ModelCard card, int patches)
            throws Exception {
        double sum = 0;
        for (int patch = 0; patch < patches; patch++) {
            sum += seconds(device, segmenter, card.bands().size(), card.patch(), card.patch());
        }
        return sum;
    }

    private static double seconds(DeviceQueue device, Segmenter segmenter, int bands, int height, int width)
            throws Exception {
        var input = new float[bands * height * width];
        return device.submit(Lane.INTERACTIVE, CancelToken.NEVER, () -> {
                    long start = System.nanoTime();
                    segmenter.scores(input, 1, height, width);
                    return (System.nanoTime() - start) * 1e-9;
                })
                .get();
    }

    /// Counts the patches a segmenter is asked for.
    private record Counted(Segmenter inner, AtomicLong runs) implements Segmenter {

        @Override
        public float[] scores(float[] input, int batch, int height, int width) throws ModelException {
            runs.addAndGet(batch);
            return inner.scores(input, batch, height, width);
        }

        @Override
        public void close() {
            inner.close();
        }
    }
}

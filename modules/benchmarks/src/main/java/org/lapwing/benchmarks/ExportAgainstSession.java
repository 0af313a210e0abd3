package org.lapwing.benchmarks;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.DeviceQueue;
import org.lapwing.jobs.Lane;
import org.lapwing.jobs.ProgressListener;
import org.lapwing.model.ModelCard;
import org.lapwing.model.Segmenter;
import org.lapwing.model.device.ComputeDevice;
import org.lapwing.model.serving.Segmenters;
import org.lapwing.prediction.ClassificationExport;
import org.lapwing.prediction.ExportRequest;
import org.lapwing.raster.RasterFiles;

/// The classified export, reading and writing included, against the bare session on as many patches.
final class ExportAgainstSession {

    private static final int ROUNDS = 3;

    private ExportAgainstSession() {}

    static Row measure(Path folder) throws Exception {
        MadeScene.write(folder);
        var factory = new Segmenters(new ComputeDevice.Cpu());
        try (var device = new DeviceQueue("device-0");
                var image = RasterFiles.open(folder.resolve("scene/image.tif"))) {
            var checkpoint = MadeScene.randomModel(folder, image);
            var request = ExportRequest.of(
                    image, List.of(folder.resolve("scene/image.tif")), checkpoint, folder.resolve("map.tif"));
            var export = new ClassificationExport(device, factory);
            var segmenter = device.submit(Lane.EXPORT, CancelToken.NEVER, () -> factory.open(checkpoint))
                    .get();
            long patches = export.run(request, CancelToken.NEVER, ProgressListener.NONE)
                    .patches();
            var seconds = Rounds.alternate(
                    ROUNDS,
                    () -> export.run(request, CancelToken.NEVER, ProgressListener.NONE),
                    () -> bare(device, segmenter, checkpoint.card(), patches));
            device.submit(Lane.EXPORT, CancelToken.NEVER, () -> {
                        segmenter.close();
                        return true;
                    })
                    .get();
            double megapixels = (double) MadeScene.SIDE * MadeScene.SIDE * 1e-6;
            return new Row(
                    "classified export, " + MadeScene.SIDE + "² × 4 bands, read to written",
                    megapixels / seconds.ours(),
                    megapixels / seconds.peer(),
                    "Mpx/s",
                    "bare ONNX Runtime session on the same patches",
                    0.85);
        }
    }

    private static Optional<Float> bare(DeviceQueue device, Segmenter segmenter, ModelCard card, long patches)
            throws Exception {
        var input = new float[card.bands().size() * card.patch() * card.patch()];
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
        for (int i = 0; i < input.length; i++) {
            input[i] = random.nextFloat(-2, 2);
        }
        return device.submit(Lane.EXPORT, CancelToken.NEVER, () -> {
                    float last = 0;
                    for (long patch = 0; patch < patches; patch++) {
                        last = segmenter.scores(input, 1, card.patch(), card.patch())[0];
                    }
                    return Optional.of(last);
                })
                .get();
    }
}

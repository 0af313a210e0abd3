package org.lapwing.benchmarks;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.DeviceQueue;
import org.lapwing.jobs.Lane;
import org.lapwing.jobs.ProgressListener;
import org.lapwing.jobs.WorkerPool;
import org.lapwing.learning.query.KnownLabels;
import org.lapwing.learning.query.PatchPool;
import org.lapwing.learning.query.PatchSize;
import org.lapwing.learning.query.PoolSettings;
import org.lapwing.learning.query.Query;
import org.lapwing.learning.query.QuerySettings;
import org.lapwing.learning.query.QueryStrategy;
import org.lapwing.model.ModelCard;
import org.lapwing.model.Segmenter;
import org.lapwing.model.device.ComputeDevice;
import org.lapwing.model.serving.FeatureNetworks;
import org.lapwing.model.serving.Segmenters;
import org.lapwing.model.store.ModelFolder;
import org.lapwing.raster.RasterFiles;

/// A query over ten thousand patches, reading, network and scores included, against the bare session on as many
/// of the network's patches.
final class QueryAgainstSession {

    private static final int ROUNDS = 3;
    private static final int SIDE = 40; // 102 by 102 patches of the landscape

    private QueryAgainstSession() {}

    static void measure(Path folder, Consumer<Line> rows) throws Exception {
        MadeScene.write(folder);
        var cpu = new ComputeDevice.Cpu();
        try (var device = new DeviceQueue("device-0");
                var readers = WorkerPool.create("tile", WorkerPool.decoderThreads(), WorkerPool.Ending.ABANDON);
                var image = RasterFiles.open(MadeScene.image(folder))) {
            var checkpoint = MadeScene.randomModel(folder, image);
            var card = checkpoint.card();
            var asked = new Query.Asked(checkpoint.sha256(), card, ModelFolder.weights(checkpoint));
            var pool = PatchPool.of(
                    List.of(image),
                    PoolSettings.DEFAULT.withSize(new PatchSize.Pixels(SIDE)),
                    CancelToken.NEVER,
                    ProgressListener.NONE);
            var query = new Query(
                    List.of(image),
                    pool,
                    KnownLabels.none(card.legend().size()),
                    List.of(asked),
                    new FeatureNetworks(cpu),
                    device,
                    readers);
            var segmenter = device.submit(Lane.EXPORT, CancelToken.NEVER, () -> new Segmenters(cpu).open(checkpoint))
                    .get();
            long across = Math.ceilDiv(pool.patches().getLast().window().endColumn(), card.core());
            for (var strategy : List.of(QueryStrategy.ENTROPY, QueryStrategy.BALD, QueryStrategy.BADGE)) {
                var settings = QuerySettings.of(strategy).withBatch(50);
                var seconds = Rounds.alternate(
                        ROUNDS,
                        () -> query.run(settings, CancelToken.NEVER, ProgressListener.NONE),
                        () -> bare(device, segmenter, card, across * across));
                double megapixels = (double) MadeScene.SIDE * MadeScene.SIDE * 1e-6;
                rows.accept(new Row(
                        "query by " + strategy.commandName() + " over " + pool.size() + " patches",
                        megapixels / seconds.ours(),
                        megapixels / seconds.peer(),
                        "Mpx/s",
                        "bare ONNX Runtime session on the same ground",
                        0.85));
            }
            device.submit(Lane.EXPORT, CancelToken.NEVER, () -> {
                        segmenter.close();
                        return true;
                    })
                    .get();
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

package org.lapwing.benchmarks;

import java.nio.file.Path;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.DeviceQueue;
import org.lapwing.jobs.Lane;
import org.lapwing.model.Trainable;
import org.lapwing.model.TrainingOptions;
import org.lapwing.model.UNet;
import org.lapwing.model.device.ComputeDevice;
import org.lapwing.model.device.Precision;
import org.lapwing.model.djl.DjlTrainableFactory;

/// One training step of the full-resolution U-Net against the same network and step in Python's PyTorch.
final class TrainingAgainstPyTorch {

    private static final int BATCH = 8;
    private static final int SIDE = 256;
    private static final int BANDS = 4;
    private static final int CLASSES = 6;
    private static final int STEPS = 12;

    private TrainingAgainstPyTorch() {}

    static Row measure(Path scripts) throws Exception {
        double megapixels = (double) BATCH * SIDE * SIDE * 1e-6;
        return new Row(
                "training step, full-resolution unet 16-32-64-128, batch 8 × 256², Adam",
                megapixels / ours(),
                megapixels / Peer.number("torch", scripts.resolve("training_step.py"), Integer.toString(STEPS)),
                "Mpx/s",
                "PyTorch in Python (better of contiguous and channels-last)",
                1.2);
    }

    private static double ours() throws Exception {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
        var input = new float[BATCH * BANDS * SIDE * SIDE];
        for (int i = 0; i < input.length; i++) {
            input[i] = random.nextFloat(-2, 2);
        }
        var labels = new byte[BATCH * SIDE * SIDE];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = (byte) random.nextInt(CLASSES);
        }
        try (var device = new DeviceQueue("device-0")) {
            return device.submit(Lane.TRAINING, CancelToken.NEVER, () -> {
                        var network = UNet.standard(BANDS, CLASSES);
                        try (Trainable trainable = new DjlTrainableFactory(new ComputeDevice.Cpu(), Precision.FLOAT32)
                                .create(network, new TrainingOptions(java.util.List.of(), 1, 1e-4, 0.99))) {
                            for (int step = 0; step < 3; step++) {
                                trainable.step(input, labels, BATCH, SIDE, SIDE, 1e-3f);
                            }
                            long start = System.nanoTime();
                            for (int step = 0; step < STEPS; step++) {
                                trainable.step(input, labels, BATCH, SIDE, SIDE, 1e-3f);
                            }
                            return (System.nanoTime() - start) * 1e-9 / STEPS;
                        }
                    })
                    .get();
        }
    }
}

package org.lapwing.model.doctor;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.DeviceQueue;
import org.lapwing.jobs.Lane;
import org.lapwing.jobs.Outcome;
import org.lapwing.labels.Legend;
import org.lapwing.labels.LegendClass;
import org.lapwing.model.BandNormalization;
import org.lapwing.model.InitialWeights;
import org.lapwing.model.ModelCard;
import org.lapwing.model.Networks;
import org.lapwing.model.TrainingOptions;
import org.lapwing.model.TrainingProvenance;
import org.lapwing.model.device.ComputeDevice;
import org.lapwing.model.device.DeviceChoice;
import org.lapwing.model.device.DeviceDecision;
import org.lapwing.model.device.DeviceUnavailableException;
import org.lapwing.model.device.Devices;
import org.lapwing.model.device.Machine;
import org.lapwing.model.device.Precision;
import org.lapwing.model.djl.DjlTrainableFactory;
import org.lapwing.model.serving.Segmenters;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Finds out what a machine computes with, tries it for a few seconds and says what would help.
///
/// The trials run the default network with random weights, alone and briefly: their speed tells machines apart, not
/// what a long run reaches.
public final class DeviceDoctor {

    private static final Logger LOG = LoggerFactory.getLogger(DeviceDoctor.class);

    private static final int BANDS = 4;
    private static final int CLASSES = 6;
    private static final int BATCH = 8;
    private static final int SIDE = 256;
    private static final int ROUNDS = 3;
    private static final long LITTLE_MEMORY_BYTES = 4L << 30;
    private static final long SMALL_HEAP_BYTES = 768L << 20;
    private static final double SMALL_HEAP_SHARE = 0.125;

    private DeviceDoctor() {}

    /// Examines the machine and tries the device that a choice means, or the processor where that cannot be had.
    /// Takes some seconds; not for the FX thread.
    ///
    /// @param device where native calls are made
    /// @param cancel polled between trials
    /// @throws DeviceUnavailableException if a device was asked for by name and cannot be used
    public static DoctorReport examine(DeviceChoice choice, DeviceQueue device, CancelToken cancel)
            throws DeviceUnavailableException {
        var decision = Devices.decide(choice);
        var machine = Machine.look();
        var trials = new ArrayList<Trial>();
        trials.add(tried(Trial.Kind.MAPPING, device, cancel, () -> mapping(decision)));
        trials.add(tried(Trial.Kind.TRAINING, device, cancel, () -> training(decision, Precision.FLOAT32)));
        if (Precision.recommended(decision.device()) == Precision.BFLOAT16) {
            trials.add(
                    tried(Trial.Kind.TRAINING_BFLOAT16, device, cancel, () -> training(decision, Precision.BFLOAT16)));
        }
        return new DoctorReport(machine, decision, trials, advice(machine, decision, trials));
    }

    /// What would help, from what was found.
    static List<Advice> advice(Machine machine, DeviceDecision decision, List<Trial> trials) {
        var advice = new ArrayList<Advice>();
        boolean cuda = machine.pytorch().filter(build -> build.contains(" cu")).isPresent();
        if (machine.pytorch().isEmpty()) {
            advice.add(Advice.INSTALL_PYTORCH);
        } else if (trials.stream().anyMatch(trial -> trial.failure().isPresent())) {
            advice.add(Advice.REPORT_FAILURE);
        }
        if (decision.device() instanceof ComputeDevice.Cpu) {
            if (machine.gpus() > 0 && !cuda && machine.pytorch().isPresent()) {
                advice.add(Advice.INSTALL_CUDA_BUILD);
            } else if (machine.gpus() == 0 && cuda) {
                advice.add(Advice.INSTALL_DRIVER);
            }
        }
        long memory = machine.memoryBytes().orElse(Long.MAX_VALUE);
        if (memory < LITTLE_MEMORY_BYTES) {
            advice.add(Advice.LITTLE_MEMORY);
        } else if (machine.heapBytes() < SMALL_HEAP_BYTES && machine.heapBytes() < memory * SMALL_HEAP_SHARE) {
            advice.add(Advice.RAISE_HEAP);
        }
        if (machine.system().startsWith("Linux") && !machine.oneArena()) {
            advice.add(Advice.USE_LAUNCHER);
        }
        if (!machine.instructions().isEmpty()
                && machine.instructions().stream().noneMatch(Set.of("avx2", "avx512f", "asimd")::contains)) {
            advice.add(Advice.OLD_PROCESSOR);
        }
        return advice;
    }

    private interface Attempt {
        Trial run() throws Exception;
    }

    private static Trial tried(Trial.Kind kind, DeviceQueue device, CancelToken cancel, Attempt attempt) {
        try {
            return Outcome.of(
                    device.submit(Lane.INTERACTIVE, cancel, () -> {
                        try {
                            return attempt.run();
                        } catch (LinkageError failure) { // natives that do not fit this system
                            throw new IOException(
                                    "The engine's native library could not be loaded: " + failure, failure);
                        }
                    }),
                    cancel);
        } catch (IOException failure) {
            LOG.info("{} does not work on this machine", kind, failure);
            return Trial.failed(kind, String.valueOf(failure.getMessage()));
        }
    }

    private static Trial mapping(DeviceDecision decision) throws Exception {
        var network = Networks.byName(Networks.names().getFirst(), BANDS, CLASSES);
        var bands = IntStream.range(0, BANDS)
                .mapToObj(band -> new BandNormalization("band " + (band + 1), band, 0, 1))
                .toList();
        var card = ModelCard.of("trial", network, bands, 1, legend(), TrainingProvenance.untrained(1));
        try (var segmenter = new Segmenters(decision.device()).open(card, InitialWeights.draw(network.graph(), 1))) {
            var input = new float[BANDS * card.patch() * card.patch()];
            return timed(
                    Trial.Kind.MAPPING,
                    (double) card.core() * card.core(),
                    () -> segmenter.scores(input, 1, card.patch(), card.patch()));
        }
    }

    private static Trial training(DeviceDecision decision, Precision precision) throws Exception {
        var network = Networks.byName(Networks.names().getFirst(), BANDS, CLASSES);
        var factory = new DjlTrainableFactory(decision.device(), precision);
        try (var trainable = factory.create(network, TrainingOptions.plain(1))) {
            var input = new float[BATCH * BANDS * SIDE * SIDE];
            for (int i = 0; i < input.length; i++) {
                input[i] = (i * 31 % 17 - 8) / 8f;
            }
            var labels = new byte[BATCH * SIDE * SIDE];
            for (int i = 0; i < labels.length; i++) {
                labels[i] = (byte) (i / SIDE % CLASSES);
            }
            var kind = precision == Precision.FLOAT32 ? Trial.Kind.TRAINING : Trial.Kind.TRAINING_BFLOAT16;
            return timed(
                    kind, (double) BATCH * SIDE * SIDE, () -> trainable.step(input, labels, BATCH, SIDE, SIDE, 1e-3f));
        }
    }

    private interface Work {
        Object run() throws Exception;
    }

    /// The best of a few rounds after one for warming up.
    private static Trial timed(Trial.Kind kind, double pixels, Work work) throws Exception {
        work.run();
        double best = Double.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            work.run();
            best = Math.min(best, (System.nanoTime() - start) * 1e-9);
        }
        return Trial.went(kind, pixels, best);
    }

    private static Legend legend() {
        return new Legend(
                IntStream.rangeClosed(1, CLASSES)
                        .mapToObj(code -> new LegendClass(
                                code, "class " + code, String.format("#%02X0000", 40 * code), List.of()))
                        .toList(),
                Set.of(),
                Set.of());
    }
}

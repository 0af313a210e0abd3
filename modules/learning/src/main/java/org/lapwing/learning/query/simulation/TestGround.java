package org.lapwing.learning.query.simulation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.lapwing.accuracy.MatrixCounter;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.DeviceQueue;
import org.lapwing.jobs.Lane;
import org.lapwing.jobs.Outcome;
import org.lapwing.labels.Legend;
import org.lapwing.learning.Labels;
import org.lapwing.learning.ValidationScores;
import org.lapwing.model.Trainable;
import org.lapwing.prediction.InputNormalizer;
import org.lapwing.raster.Scores;
import org.lapwing.raster.Window;

/// Measures networks on the held-back blocks of a simulation: mean IoU over the classes that the blocks show.
///
/// Windows are predicted with imagery around them, which may lie outside the blocks: it is seen without its
/// labels.
final class TestGround {

    private static final int CORE = 224;
    private static final int MARGIN = 16;

    private final SimulationGround ground;
    private final InputNormalizer normalizer;
    private final int classes;
    private final List<Window> cores = new ArrayList<>();

    /// @param stride of the networks, a divisor of 16
    TestGround(SimulationGround ground, int classes, int stride) {
        this.ground = ground;
        this.classes = classes;
        this.normalizer = InputNormalizer.ofTrainingImage(
                ground.bands(), ground.image().image().bands());
        if (MARGIN % stride != 0) {
            throw new IllegalArgumentException("a stride of " + stride + " pixels; give a divisor of " + MARGIN);
        }
        for (var block : ground.test()) {
            for (long row = block.row(); row < block.endRow(); row += CORE) {
                for (long column = block.column(); column < block.endColumn(); column += CORE) {
                    Window.of(column, row, CORE, CORE).intersect(block).ifPresent(cores::add);
                }
            }
        }
    }

    /// Predicts and compares.
    ///
    /// @return in [0, 1]
    /// @throws IOException if the image cannot be read, the network fails, or nothing there is labelled
    double meanIou(Trainable network, DeviceQueue device, CancelToken cancel) throws IOException {
        int side = CORE + 2 * MARGIN;
        int pixels = side * side;
        var counter = new MatrixCounter(classes);
        for (var core : cores) {
            cancel.throwIfCancelled();
            var window = Window.of(core.column() - MARGIN, core.row() - MARGIN, side, side);
            var truth = new byte[Math.toIntExact(core.pixels())];
            Labels.read(ground.image().labels(), core, truth, cancel);
            var input = new float[ground.bands().size() * pixels];
            var invalid = new BitSet();
            normalizer.fill(ground.image().image().read(window, cancel), window, input, invalid);
            var scoring = device.submit(Lane.TRAINING, cancel, () -> network.scores(input, 1, side, side));
            var best = new byte[pixels];
            Scores.argMaxAll(Outcome.of(scoring, cancel), classes, pixels, best);
            for (int row = 0; row < core.height(); row++) {
                for (int column = 0; column < core.width(); column++) {
                    int at = (row + MARGIN) * side + column + MARGIN;
                    int known = truth[row * core.width() + column] & 0xFF;
                    if (known != Legend.UNLABELLED && !invalid.get(at)) {
                        counter.add(best[at] & 0xFF, known);
                    }
                }
            }
        }
        double mean = ValidationScores.of(counter.toMatrix()).meanIou();
        if (Double.isNaN(mean)) {
            throw new IOException("No pixel of the test blocks is labelled. Give a larger test share.");
        }
        return mean;
    }
}

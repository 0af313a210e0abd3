package org.lapwing.prediction;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lapwing.raster.Scores;
import org.lapwing.raster.Window;

/// Takes the scores of patches, decides classes and counts them, and hands codes and probabilities to the files.
///
/// One thread at a time.
final class PatchSink {

    private final PatchPredictor predictor;
    private final ClassCodes codes;
    private final Window output;
    private final ExportFile classFile;
    private final Optional<ExportFile> probabilityFile;
    private final float unknownBelow;
    private final byte[] best;
    private final long[] counts = new long[256];

    /// @param unknown which pixels are too unsure for a class
    PatchSink(
            PatchPredictor predictor,
            Window output,
            Optional<UnknownClass> unknown,
            ExportFile classFile,
            Optional<ExportFile> probabilityFile) {
        unknownBelow = unknown.map(each -> (float) each.below()).orElse(0f);
        this.predictor = predictor;
        this.output = output;
        this.classFile = classFile;
        this.probabilityFile = probabilityFile;
        codes = ClassCodes.of(predictor.card().legend());
        best = new byte[predictor.patches().core() * predictor.patches().core()];
    }

    /// Writes one patch.
    ///
    /// @param scores logits of the core, used up; null where no pixel of it holds data
    /// @param invalid pixels of the core without data
    void put(PatchKey key, float @Nullable [] scores, BitSet invalid) throws IOException {
        var core = predictor.patches().coreWindow(key);
        int pixels = best.length;
        if (scores == null) {
            Arrays.fill(best, (byte) codes.noData());
        } else {
            Scores.decideAll(scores, predictor.classes(), pixels, unknownBelow, ClassCodes.UNKNOWN, best);
            codes.encode(best, pixels);
            for (int i = invalid.nextSetBit(0); i >= 0; i = invalid.nextSetBit(i + 1)) {
                best[i] = (byte) codes.noData();
            }
        }
        count(core);
        classFile.put(core, best);
        if (probabilityFile.isPresent()) {
            probabilityFile.get().put(core, probabilities(scores, invalid));
        }
    }

    /// Pixels of each class so far, in order of the legend.
    List<Long> classPixels() {
        var pixels = new ArrayList<Long>();
        for (int index = 0; index < predictor.classes(); index++) {
            pixels.add(counts[codes.code(index) & 0xFF]);
        }
        return pixels;
    }

    /// Pixels too unsure for a class so far.
    long unknownPixels() {
        return unknownBelow > 0 ? counts[codes.unknown()] : 0;
    }

    /// Pixels without data so far.
    long noDataPixels() {
        return counts[codes.noData()];
    }

    /// Pixels of the output that lie in a patch's core.
    long pixelsOf(PatchKey key) {
        return predictor
                .patches()
                .coreWindow(key)
                .intersect(output)
                .map(Window::pixels)
                .orElse(0L);
    }

    private float[] probabilities(float @Nullable [] scores, BitSet invalid) {
        int pixels = best.length;
        if (scores == null) {
            var nothing = new float[predictor.classes() * pixels];
            Arrays.fill(nothing, Float.NaN);
            return nothing;
        }
        Scores.softmaxAll(scores, predictor.classes(), pixels);
        for (int i = invalid.nextSetBit(0); i >= 0; i = invalid.nextSetBit(i + 1)) {
            for (int index = 0; index < predictor.classes(); index++) {
                scores[index * pixels + i] = Float.NaN;
            }
        }
        return scores;
    }

    private void count(Window core) {
        var inside = core.intersect(output);
        if (inside.isEmpty()) {
            return;
        }
        var part = inside.get();
        int left = (int) (part.column() - core.column());
        int top = (int) (part.row() - core.row());
        for (int row = top; row < top + part.height(); row++) {
            int from = row * core.width() + left;
            for (int i = from; i < from + part.width(); i++) {
                counts[best[i] & 0xFF]++;
            }
        }
    }
}

package org.lapwing.testsupport;

import java.util.ArrayList;
import java.util.List;
import org.lapwing.model.ModelException;
import org.lapwing.model.Segmenter;

/// A segmenter without an engine: thresholds the mean of band 0 over the square that the margin allows.
///
/// With thresholds t1 < t2 < … a pixel whose mean m lies in (t(k), t(k+1)] has class index k. Its scores are 0 for that
/// class and minus the distance of m to the interval for every other class, so that each pixel depends on its whole
/// neighbourhood. Values are taken as given, normalised. Counts its calls; safe for use by several threads so that
/// tests can look at it.
public final class FakeSegmenter implements Segmenter {

    private final float[] thresholds;
    private final int margin;
    private final List<String> callers = new ArrayList<>();
    private boolean closed;

    /// @param margin pixels cut from each side of a patch, and the reach of the mean
    /// @param thresholds ascending; one fewer than there are classes
    public FakeSegmenter(int margin, float... thresholds) {
        this.margin = margin;
        this.thresholds = thresholds.clone();
    }

    @Override
    public float[] scores(float[] input, int batch, int height, int width) throws ModelException {
        synchronized (this) {
            callers.add(Thread.currentThread().getName());
            if (closed) {
                throw new ModelException("The fake model was used after it was closed.");
            }
        }
        int bands = input.length / (batch * height * width);
        int classes = thresholds.length + 1;
        int rows = height - 2 * margin;
        int columns = width - 2 * margin;
        var scores = new float[batch * classes * rows * columns];
        for (int patch = 0; patch < batch; patch++) {
            for (int row = 0; row < rows; row++) {
                for (int column = 0; column < columns; column++) {
                    float mean = mean(input, patch * bands * height * width, width, row, column);
                    for (int index = 0; index < classes; index++) {
                        scores[((patch * classes + index) * rows + row) * columns + column] = score(mean, index);
                    }
                }
            }
        }
        return scores;
    }

    /// Names of the threads that called [#scores], in order.
    public synchronized List<String> callers() {
        return List.copyOf(callers);
    }

    /// Number of calls of [#scores].
    public synchronized int calls() {
        return callers.size();
    }

    /// Whether [#close] was called.
    public synchronized boolean isClosed() {
        return closed;
    }

    @Override
    public synchronized void close() {
        closed = true;
    }

    private float mean(float[] input, int offset, int width, int row, int column) {
        int side = 2 * margin + 1;
        float sum = 0;
        for (int y = 0; y < side; y++) {
            int from = offset + (row + y) * width + column;
            for (int x = 0; x < side; x++) {
                sum += input[from + x];
            }
        }
        return sum / (side * side);
    }

    private float score(float mean, int index) {
        float below = index == 0 ? 0 : Math.max(0, thresholds[index - 1] - mean);
        float above = index == thresholds.length ? 0 : Math.max(0, mean - thresholds[index]);
        return -Math.max(below, above);
    }
}

package org.lapwing.learning.query.simulation;

import java.util.ArrayList;
import java.util.List;
import org.lapwing.jobs.CancelToken;
import org.lapwing.learning.query.PatchPool;
import org.lapwing.raster.RasterReadException;
import org.lapwing.raster.RasterSource;

/// What the imagery of a patch is like in a few numbers: of each band the mean, the standard deviation, and the
/// mean difference of neighbours, which tells smooth from rough ground.
final class PatchDescriptors {

    private PatchDescriptors() {}

    /// The numbers of every patch of one image: `band * 3 + (mean, deviation, roughness)`. Pixels without data
    /// are left out.
    static List<float[]> of(PatchPool pool, RasterSource image, CancelToken cancel) throws RasterReadException {
        var all = new ArrayList<float[]>();
        for (var patch : pool.patches()) {
            cancel.throwIfCancelled();
            var window = patch.window();
            var tile = image.read(window, cancel);
            var numbers = new float[3 * image.bands().size()];
            var values = new float[(int) window.pixels()];
            for (int band = 0; band < image.bands().size(); band++) {
                tile.copyValues(band, values, 0);
                for (int i = 0; i < values.length; i++) {
                    if (!tile.isValid(i % window.width(), i / window.width())) {
                        values[i] = Float.NaN;
                    }
                }
                describe(values, window.width(), numbers, 3 * band);
            }
            all.add(numbers);
        }
        return all;
    }

    private static void describe(float[] values, int width, float[] numbers, int at) {
        double sum = 0;
        double squares = 0;
        int count = 0;
        double steps = 0;
        int pairs = 0;
        for (int i = 0; i < values.length; i++) {
            if (Float.isFinite(values[i])) {
                sum += values[i];
                squares += (double) values[i] * values[i];
                count++;
                if (i % width > 0 && Float.isFinite(values[i - 1])) {
                    steps += Math.abs(values[i] - values[i - 1]);
                    pairs++;
                }
                if (i >= width && Float.isFinite(values[i - width])) {
                    steps += Math.abs(values[i] - values[i - width]);
                    pairs++;
                }
            }
        }
        double mean = count == 0 ? 0 : sum / count;
        numbers[at] = (float) mean;
        numbers[at + 1] = (float) (count == 0 ? 0 : Math.sqrt(Math.max(0, squares / count - mean * mean)));
        numbers[at + 2] = (float) (pairs == 0 ? 0 : steps / pairs);
    }
}

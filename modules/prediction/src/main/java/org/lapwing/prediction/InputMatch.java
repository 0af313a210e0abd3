package org.lapwing.prediction;

import java.util.ArrayList;
import java.util.List;
import org.lapwing.model.ModelCard;
import org.lapwing.raster.Band;
import org.lapwing.raster.RasterSource;

/// Which image band feeds which channel of a model, after checking that the image supplies them all.
///
/// Bands are matched by name, without regard to case, where the model and the image both name theirs; else by number,
/// and then the image must have exactly as many bands as the model was trained on. What else may differ is told by
/// [InputComparison].
final class InputMatch {

    private InputMatch() {}

    /// The image band of each channel.
    ///
    /// @throws ImageMismatchException listing every difference
    static int[] bandNumbers(ModelCard card, RasterSource image) throws ImageMismatchException {
        var differences = new ArrayList<String>();
        var wanted = card.bands().stream().map(channel -> channel.band()).toList();
        var present = image.bands().stream().map(Band::name).toList();
        var numbers = new int[wanted.size()];
        if (Band.areNames(wanted) && Band.areNames(present)) {
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = indexOf(present, wanted.get(i));
                if (numbers[i] < 0) {
                    differences.add("It needs band '" + wanted.get(i) + "'; the image has " + present + ".");
                }
            }
        } else if (present.size() == wanted.size()) {
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = i;
            }
        } else {
            differences.add("It was trained on " + wanted.size() + " bands " + wanted + "; the image has "
                    + present.size() + " " + present + ", and they are not matched by name.");
        }
        if (!differences.isEmpty()) {
            throw new ImageMismatchException(card.name(), image.name(), differences);
        }
        return numbers;
    }

    private static int indexOf(List<String> names, String wanted) {
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).equalsIgnoreCase(wanted)) {
                return i;
            }
        }
        return -1;
    }
}

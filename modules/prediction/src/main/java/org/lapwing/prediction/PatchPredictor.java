package org.lapwing.prediction;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.lapwing.model.ModelCard;
import org.lapwing.model.ModelException;
import org.lapwing.model.Segmenter;
import org.lapwing.raster.Band;
import org.lapwing.raster.RasterSource;
import org.lapwing.raster.SampleType;

/// One model on one image: cuts, normalises and scores patches, always one by one.
///
/// A batch of one is a choice: engines may pick another order of sums for another batch size, and then a pixel would
/// depend on who else waited. Live map and export both go through here, so they agree to the last bit.
final class PatchPredictor {

    private final ModelCard card;
    private final PatchGrid patches;
    private final InputNormalizer normalizer;

    /// @throws ImageMismatchException if the image does not supply what the card names
    PatchPredictor(ModelCard card, RasterSource image) throws ImageMismatchException {
        this.card = card;
        patches = new PatchGrid(image.grid(), card.core(), card.margin());
        normalizer = InputNormalizer.of(card, image);
    }

    ModelCard card() {
        return card;
    }

    PatchGrid patches() {
        return patches;
    }

    InputNormalizer normalizer() {
        return normalizer;
    }

    int classes() {
        return card.legend().size();
    }

    /// A new buffer for one patch.
    PatchInput newInput() {
        return new PatchInput(normalizer.channels(), patches.patch(), patches.margin());
    }

    /// One FLOAT32 band of logits per class, named after it.
    List<Band> scoreBands() {
        var bands = new ArrayList<Band>();
        card.legend().classes().forEach(each -> bands.add(Band.of(each.name(), SampleType.FLOAT32)));
        return bands;
    }

    /// Scores a filled buffer. Device thread only.
    ///
    /// @return logits of the core, `(index * core + row) * core + column`; not to be changed
    float[] scores(Segmenter segmenter, PatchInput input) throws ModelException {
        var scores = segmenter.scores(input.samples(), 1, patches.patch(), patches.patch());
        int expected = classes() * patches.core() * patches.core();
        if (scores.length != expected) {
            throw new ModelException(String.format(
                    Locale.ROOT,
                    "The model '%s' answered %d scores for a patch where its card says %d. Its card and its network do"
                            + " not belong together; train or copy the model folder again.",
                    card.name(),
                    scores.length,
                    expected));
        }
        return scores;
    }
}

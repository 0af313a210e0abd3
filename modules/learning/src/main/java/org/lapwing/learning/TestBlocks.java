package org.lapwing.learning;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.ProgressListener;
import org.lapwing.model.ModelCard;
import org.lapwing.raster.Window;

/// The blocks of an image that the training of a model never saw, dealt again from what the model's card says.
///
/// Dealing depends only on labels and settings, so a map can be judged long after its training.
public final class TestBlocks {

    private TestBlocks() {}

    /// Deals again.
    ///
    /// @param image the one image the model was trained on, with its labels
    /// @param card the model's card
    /// @return the test blocks, none where the run kept none
    /// @throws TrainingDataException if the model was trained on other files, or its card does not say how
    public static List<Window> of(LabelledImage image, ModelCard card, CancelToken cancel, ProgressListener listener)
            throws IOException {
        var images = List.of(image);
        var trainedOn = card.provenance().data();
        if (!image.files().isEmpty() && !trainedOn.equals(DataHashes.of(images, cancel))) {
            throw new TrainingDataException("The model " + card.name() + " was trained on other files ("
                    + String.join(", ", trainedOn.keySet())
                    + "), so its test blocks are not known here. Compare with a reference raster instead.");
        }
        var shares = new SplitShares(number(card, "validationShare"), number(card, "testShare"));
        long seed = card.provenance().seed();
        var layout = BlockLayout.of(images, area(card), card.margin());
        var census = LabelCensus.of(images, layout, card.legend().size(), seed, cancel, listener);
        return SplitDealer.deal(census, shares, card.margin(), seed).testBlocks(0);
    }

    private static Optional<Window> area(ModelCard card) throws TrainingDataException {
        var text = setting(card, "area");
        if (text.equals("all")) {
            return Optional.empty();
        }
        var parts = text.split(",", -1);
        if (parts.length != 4) {
            throw unreadable(card, "area");
        }
        try {
            return Optional.of(Window.of(
                    Long.parseLong(parts[0]),
                    Long.parseLong(parts[1]),
                    Integer.parseInt(parts[2]),
                    Integer.parseInt(parts[3])));
        } catch (NumberFormatException _) {
            throw unreadable(card, "area");
        }
    }

    private static double number(ModelCard card, String name) throws TrainingDataException {
        try {
            return Double.parseDouble(setting(card, name));
        } catch (NumberFormatException _) {
            throw unreadable(card, name);
        }
    }

    private static String setting(ModelCard card, String name) throws TrainingDataException {
        var value = card.provenance().settings().get(name);
        if (value == null) {
            throw unreadable(card, name);
        }
        return value;
    }

    private static TrainingDataException unreadable(ModelCard card, String name) {
        return new TrainingDataException("The card of the model " + card.name() + " does not say its " + name
                + ", so its test blocks are not known. Compare with a reference raster instead.");
    }
}

package org.lapwing.learning.update;

import java.nio.file.Path;
import java.util.List;
import org.lapwing.labels.Legend;
import org.lapwing.learning.LabelledImage;
import org.lapwing.model.Checkpoint;

/// What an update starts from and learns from.
///
/// @param modelFolder where the base lies and the updated checkpoint goes
/// @param base the checkpoint to update, usually the one that is live
/// @param legend the classes that the labels' indices count; those of the model, perhaps with new ones, in any order
/// @param images all labels so far, earlier and recent ones; an image may come twice with different labels
/// @param recent windows of labels that the base has not seen; all of them are learnt from
/// @param labelRevision revision of the labels, for the model card
/// @param settings how to learn
public record UpdateRequest(
        Path modelFolder,
        Checkpoint base,
        Legend legend,
        List<LabelledImage> images,
        List<ImageWindow> recent,
        long labelRevision,
        UpdateSettings settings) {

    /// A part of one of the images.
    ///
    /// @param image index among the images
    /// @param window its pixels
    public record ImageWindow(int image, org.lapwing.raster.Window window) {}

    /// Checks that windows lie on images that there are.
    public UpdateRequest {
        images = List.copyOf(images);
        recent = List.copyOf(recent);
        int count = images.size();
        if (count == 0) {
            throw new IllegalArgumentException("no image to learn from");
        }
        if (recent.stream().anyMatch(each -> each.image() < 0 || each.image() >= count) || labelRevision < 0) {
            throw new IllegalArgumentException(
                    "windows of more images than the " + count + " given, or revision " + labelRevision);
        }
    }
}

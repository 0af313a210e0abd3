package org.lapwing.learning.update;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lapwing.labels.Legend;
import org.lapwing.labels.annotation.AnnotationRaster;
import org.lapwing.labels.annotation.LabelSnapshot;
import org.lapwing.learning.AnnotatedImage;
import org.lapwing.learning.LabelledImage;
import org.lapwing.learning.RenumberedLabels;
import org.lapwing.model.Checkpoint;
import org.lapwing.raster.RasterSource;
import org.lapwing.raster.Window;

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
    public record ImageWindow(int image, Window window) {}

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

    /// Ground truth in a raster that the model may have learnt from before.
    ///
    /// @param labels one UINT8 band of class indices on the image's grid, 255 where unlabelled
    /// @param legend the classes they count
    public record Truth(RasterSource labels, Legend legend) {}

    /// The update of a model by what people drew on its image.
    ///
    /// Recent is what changed after the revision that the base learnt from. The classes are those of the model,
    /// then those that are new among the annotations. Reads no pixel; moves annotations to the image's
    /// reference system.
    ///
    /// @param image closed by whoever opened it, after the update
    /// @param truth learnt again beside earlier annotations; empty where there is none
    /// @param annotations everything drawn so far
    /// @throws IOException if image and annotations cannot be brought together on the ground, or the codes of the
    ///     annotations mean other classes in the model
    public static UpdateRequest of(
            Checkpoint base,
            RasterSource image,
            Optional<Truth> truth,
            LabelSnapshot annotations,
            UpdateSettings settings)
            throws IOException {
        annotations.classes().requireCodesOf(base.card().legend());
        var legend = AnnotatedImage.legend(base.card().legend(), annotations.classes());
        var raster = AnnotationRaster.of(annotations, legend, image.grid());
        var images = new ArrayList<LabelledImage>();
        truth.ifPresent(each ->
                images.add(new LabelledImage(image, RenumberedLabels.of(each.labels(), each.legend(), legend))));
        images.add(new LabelledImage(image, raster, List.of(), Optional.of(raster.windows(0))));
        long learnt = base.card().provenance().labelRevision().orElse(0);
        // a base that learnt from later labels learnt from others
        long since = learnt > annotations.revision() ? 0 : learnt;
        int last = images.size() - 1;
        return new UpdateRequest(
                base.modelFolder(),
                base,
                legend,
                images,
                raster.windows(since).stream()
                        .map(window -> new ImageWindow(last, window))
                        .toList(),
                annotations.revision(),
                settings);
    }
}

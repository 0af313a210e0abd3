package org.lapwing.learning;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.lapwing.labels.Legend;
import org.lapwing.labels.LegendClass;
import org.lapwing.labels.annotation.AnnotationRaster;
import org.lapwing.labels.annotation.LabelClasses;
import org.lapwing.labels.annotation.LabelSnapshot;
import org.lapwing.raster.RasterSource;

/// Images with what people drew on them, as training and updates read it: a sample is a window and a revision, and
/// nothing is burnt before it is read.
public final class AnnotatedImage {

    private AnnotatedImage() {}

    /// An image with the annotations of a snapshot.
    ///
    /// @param files the image's file; empty where there is none
    /// @param legend the classes whose indices are read; annotations of others count as unlabelled
    /// @throws IOException if image and annotations cannot be brought together on the ground
    public static LabelledImage of(RasterSource image, List<Path> files, LabelSnapshot snapshot, Legend legend)
            throws IOException {
        var raster = AnnotationRaster.of(snapshot, legend, image.grid());
        return new LabelledImage(image, raster, files, Optional.of(raster.windows(0)));
    }

    /// The latest revision of annotations among the labels of some images; empty where none has annotations.
    static OptionalLong revision(List<LabelledImage> images) {
        return images.stream()
                .flatMapToLong(image -> switch (image.labels()) {
                    case AnnotationRaster drawn -> LongStream.of(drawn.revision());
                    case CorrectedLabels corrected -> LongStream.of(corrected.revision());
                    default -> LongStream.empty();
                })
                .max();
    }

    /// The classes of a model, named and coloured as annotations have them now, then those that are new among them.
    ///
    /// Classes are the same where their codes are. A class of the model stays although annotations no longer
    /// know it: a short update forgets nothing.
    public static Legend legend(Legend model, LabelClasses annotations) {
        var drawn =
                annotations.classes().stream().filter(each -> !each.isUnknown()).toList();
        var classes = new ArrayList<LegendClass>();
        var codes = new HashSet<Integer>(model.ignore());
        for (var known : model.classes()) {
            codes.add(known.code());
            codes.addAll(known.merges());
            classes.add(drawn.stream()
                    .filter(each -> each.code() == known.code())
                    .findFirst()
                    .map(each -> new LegendClass(known.code(), each.name(), each.color(), known.merges()))
                    .orElse(known));
        }
        var parents = new HashSet<Integer>();
        drawn.forEach(each -> each.parent().ifPresent(parents::add));
        for (var each : drawn) {
            if (!codes.contains(each.code()) && !parents.contains(each.code())) {
                classes.add(new LegendClass(each.code(), each.name(), each.color(), List.of()));
            }
        }
        return new Legend(classes, model.ignore(), model.ignoreColors());
    }
}

package org.lapwing.workbench.local;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.lapwing.accuracy.AccuracyReport;
import org.lapwing.accuracy.Assessment;
import org.lapwing.accuracy.Provenance;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.CancelledException;
import org.lapwing.jobs.DeviceQueue;
import org.lapwing.jobs.Lane;
import org.lapwing.jobs.Outcome;
import org.lapwing.jobs.ProgressListener;
import org.lapwing.labels.LabelMatching;
import org.lapwing.labels.LabelRaster;
import org.lapwing.labels.Legend;
import org.lapwing.labels.Resampling;
import org.lapwing.labels.UnmatchedValue;
import org.lapwing.learning.SplitFile;
import org.lapwing.model.Checkpoint;
import org.lapwing.model.ModelException;
import org.lapwing.model.Segmenter;
import org.lapwing.model.SegmenterFactory;
import org.lapwing.prediction.ClassRaster;
import org.lapwing.prediction.PredictedRaster;
import org.lapwing.prediction.PredictionSettings;
import org.lapwing.raster.RasterFiles;
import org.lapwing.raster.RasterSource;
import org.lapwing.raster.Window;
import org.lapwing.workbench.service.AccuracyService;
import org.lapwing.workbench.service.OpenedLabels;
import org.lapwing.workbench.text.FailureText;

/// Judges maps as they are predicted, without writing them first.
final class LocalAccuracy implements AccuracyService {

    private final DeviceQueue device;
    private final SegmenterFactory segmenters;
    private final String software;
    private final Clock clock;

    LocalAccuracy(DeviceQueue device, SegmenterFactory segmenters, String software, Clock clock) {
        this.device = device;
        this.segmenters = segmenters;
        this.software = software;
        this.clock = clock;
    }

    /// What is compared where, and in words.
    private record Truth(RasterSource source, List<Window> windows, String name, String area, List<String> remarks) {}

    @Override
    public AccuracyReport assess(Order order, CancelToken cancel, ProgressListener listener) throws IOException {
        var checkpoint = order.checkpoint();
        return switch (order.reference()) {
            case Reference.TestBlocks blocks -> {
                var labels = blocks.labels();
                var truth = new Truth(
                        labels.source(),
                        testBlocks(order, labels, checkpoint, cancel),
                        labels.file().toString(),
                        "blocks that training never saw",
                        labels.remarks());
                yield compare(order, checkpoint, truth, cancel, listener);
            }
            case Reference.File reference -> {
                try (var pixels = RasterFiles.open(reference.file())) {
                    var labels = LabelRaster.open(pixels, checkpoint.card().legend(), LabelMatching.AUTOMATIC)
                            .alignedTo(order.image().source().grid(), Resampling.REFUSE);
                    var truth = new Truth(
                            labels,
                            List.of(labels.grid().bounds()),
                            reference.file().toString(),
                            "the whole image",
                            labels.remarks());
                    var report = compare(order, checkpoint, truth, cancel, listener);
                    labels.requireMostMatched();
                    yield report.withRemarks(UnmatchedValue.sentences("reference", labels.unmatched()));
                }
            }
        };
    }

    private static List<Window> testBlocks(Order order, OpenedLabels labels, Checkpoint checkpoint, CancelToken cancel)
            throws IOException {
        if (!codes(labels.legend()).equals(codes(checkpoint.card().legend()))) {
            throw new IOException(
                    "The model knows the classes " + codes(checkpoint.card().legend())
                            + " but the labels have " + codes(labels.legend())
                            + ". Undo the edits of the legend, or train again.");
        }
        return SplitFile.read(order.modelFolder())
                .testBlocks(order.image().source().grid(), order.image().file(), cancel);
    }

    private static List<Integer> codes(Legend legend) {
        return legend.classes().stream().map(each -> each.code()).toList();
    }

    private AccuracyReport compare(
            Order order, Checkpoint checkpoint, Truth truth, CancelToken cancel, ProgressListener listener)
            throws IOException {
        var legend = checkpoint.card().legend();
        try (var scores = predict(order, checkpoint, cancel);
                var map = ClassRaster.indices(scores, legend)) {
            var comparison = Assessment.compare(map, truth.source(), legend.size(), truth.windows(), cancel, listener);
            var provenance = new Provenance(
                    order.image().name() + " classified by " + checkpoint.card().name() + ", epoch "
                            + checkpoint.epoch(),
                    order.image().source().id().content(),
                    truth.name(),
                    truth.source().id().content(),
                    checkpoint.sha256(),
                    truth.area(),
                    software,
                    clock.instant().toString());
            return AccuracyReport.of(legend, comparison, new ArrayList<>(truth.remarks()), provenance);
        }
    }

    private PredictedRaster predict(Order order, Checkpoint checkpoint, CancelToken cancel) throws IOException {
        var segmenter = open(checkpoint, cancel);
        try {
            return PredictedRaster.of(
                    order.image().source(),
                    checkpoint.card(),
                    checkpoint.sha256(),
                    segmenter,
                    device,
                    PredictionSettings.sweep());
        } catch (IOException | RuntimeException failure) {
            close(segmenter);
            throw failure;
        }
    }

    private void close(Segmenter segmenter) {
        var _ = device.submit(Lane.EXPORT, CancelToken.NEVER, () -> {
            segmenter.close();
            return segmenter;
        });
    }

    private Segmenter open(Checkpoint checkpoint, CancelToken cancel) throws IOException {
        var opening = device.submit(Lane.EXPORT, cancel, () -> segmenters.open(checkpoint));
        try {
            return Outcome.of(opening, cancel);
        } catch (CancelledException cancelled) {
            var _ = opening.thenAccept(this::close);
            throw cancelled;
        } catch (RuntimeException failure) {
            throw new ModelException(
                    "The checkpoint in " + checkpoint.folder() + " cannot be used: " + FailureText.of(failure),
                    failure);
        }
    }
}

package org.lapwing.commandline;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lapwing.model.Checkpoint;
import org.lapwing.model.SegmenterFactory;
import org.lapwing.model.device.ComputeDevice;
import org.lapwing.model.device.DeviceChoice;
import org.lapwing.model.device.Devices;
import org.lapwing.model.serving.Segmenters;
import org.lapwing.model.store.ModelFolder;
import org.lapwing.prediction.Arithmetic;
import org.lapwing.prediction.CalibrationPatches;
import org.lapwing.prediction.ClassCodes;
import org.lapwing.prediction.ClassificationExport;
import org.lapwing.prediction.ExportRequest;
import org.lapwing.prediction.ExportResult;
import org.lapwing.prediction.ImageMismatchException;
import org.lapwing.prediction.InputComparison;
import org.lapwing.prediction.InputDifference;
import org.lapwing.prediction.UnknownClass;
import org.lapwing.raster.BandStatistics;
import org.lapwing.raster.RasterFiles;
import org.lapwing.raster.RasterSource;
import org.lapwing.raster.Window;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `lapwing classify`: a map of an image by a trained model.
@Command(name = "classify", mixinStandardHelpOptions = true, resourceBundle = "org.lapwing.commandline.messages")
final class ClassifyCommand implements Callable<Integer> {

    private final Console console;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--model", required = true, paramLabel = "DIR", descriptionKey = "classify.model")
    private @Nullable Path model;

    @Option(names = "--checkpoint", paramLabel = "NAME", descriptionKey = "classify.checkpoint")
    private @Nullable String checkpointName;

    @Option(names = "--image", required = true, paramLabel = "FILE", descriptionKey = "classify.image")
    private @Nullable Path image;

    @Option(names = "--output", required = true, paramLabel = "FILE.tif", descriptionKey = "classify.output")
    private @Nullable Path output;

    @Option(names = "--probabilities", paramLabel = "FILE.tif", descriptionKey = "classify.probabilities")
    private @Nullable Path probabilities;

    @Option(names = "--unknown-below", paramLabel = "P", descriptionKey = "classify.unknown")
    private @Nullable Double unknownBelow;

    @Option(
            names = "--window",
            paramLabel = "COLUMN,ROW,WIDTH,HEIGHT",
            converter = PixelWindow.class,
            descriptionKey = "classify.window")
    private @Nullable Window window;

    @Option(
            names = "--device",
            paramLabel = "DEVICE",
            defaultValue = "auto",
            converter = DeviceName.class,
            descriptionKey = "device")
    private DeviceChoice device = new DeviceChoice.Auto();

    @Option(
            names = "--work-window",
            paramLabel = "N",
            defaultValue = "" + ExportRequest.DEFAULT_WORK_WINDOW,
            descriptionKey = "classify.work-window")
    private int workWindow;

    @Option(names = "--threads", paramLabel = "N", defaultValue = "1", descriptionKey = "classify.threads")
    private int threads;

    @Option(
            names = "--arithmetic",
            paramLabel = "ARITHMETIC",
            defaultValue = "float32",
            descriptionKey = "classify.arithmetic")
    private Arithmetic arithmetic = Arithmetic.FLOAT32;

    @Option(names = "--strict", descriptionKey = "classify.strict")
    private boolean strict;

    @Option(names = "--json", descriptionKey = "json")
    private boolean json;

    ClassifyCommand(Console console) {
        this.console = console;
    }

    private record Result(
            String output,
            @Nullable String probabilities,
            List<Long> window,
            Map<String, Long> classPixels,
            @Nullable Unknown unknown,
            long noDataPixels,
            double seconds,
            double megapixelsPerSecond,
            String device,
            String modelSha256,
            int modelEpoch,
            List<Difference> differences) {}

    private record Difference(String kind, String text) {}

    private record Unknown(double below, int code, long pixels) {}

    @Override
    public Integer call() throws IOException {
        var folder = ModelFolder.open(Arguments.required(model));
        var checkpoint = checkpointName == null ? folder.best() : folder.named(checkpointName);
        var decision = Devices.decide(allowed());
        console.note(Messages.text("train.device", decision.reason()));
        var input = Arguments.required(image);
        ExportResult result;
        List<InputDifference> differences;
        try (var pixels = RasterFiles.open(input);
                var engine = new CommandDevice()) {
            var request = Arguments.checked(spec, () -> request(pixels, input, checkpoint));
            differences = differences(pixels, input, checkpoint);
            var segmenters =
                    switch (arithmetic) {
                        case FLOAT32 -> new Segmenters(decision.device());
                        case INT8 -> inEightBits(pixels, checkpoint);
                    };
            result = new ClassificationExport(engine.queue(), segmenters)
                    .run(request, console.cancel(), new ProgressPrinter(console));
        }
        print(result, checkpoint, decision.device().toString(), differences);
        return LapwingCommand.DONE;
    }

    /// 8-bit arithmetic has only been made for the processor.
    private DeviceChoice allowed() {
        if (arithmetic == Arithmetic.FLOAT32) {
            return device;
        }
        var processor = new DeviceChoice.Exactly(new ComputeDevice.Cpu());
        if (!(device instanceof DeviceChoice.Auto) && !device.equals(processor)) {
            throw new ParameterException(
                    Arguments.required(spec).commandLine(), Messages.text("classify.arithmetic.processor", device));
        }
        return processor;
    }

    /// Measured on the whole image, so that a part of a map is the same as in the whole.
    private SegmenterFactory inEightBits(RasterSource pixels, Checkpoint checkpoint) throws IOException {
        return Segmenters.inEightBits(
                CalibrationPatches.of(checkpoint.card(), pixels, console.cancel()),
                CalibrationPatches.side(checkpoint.card()));
    }

    /// What of the image is unlike what the model learnt from; told before hours of work.
    private List<InputDifference> differences(RasterSource pixels, Path input, Checkpoint checkpoint)
            throws IOException {
        // of the whole image, whatever part is wanted: a small part is always unlike the whole
        var statistics = BandStatistics.of(pixels, console.cancel());
        var differences = InputComparison.of(checkpoint.card(), pixels, statistics, input, console.cancel());
        if (strict && !differences.isEmpty()) {
            throw new ImageMismatchException(
                    checkpoint.card().name(),
                    pixels.name(),
                    differences.stream().map(InputDifference::sentence).toList());
        }
        differences.forEach(each -> console.note(Messages.text("classify.differs", each.sentence())));
        return differences;
    }

    private ExportRequest request(RasterSource pixels, Path input, Checkpoint checkpoint) {
        var request = ExportRequest.of(pixels, List.of(input), checkpoint, Arguments.required(output))
                .withWorkWindow(workWindow)
                .withThreads(threads)
                .withArithmetic(arithmetic);
        if (probabilities != null) {
            request = request.withProbabilities(probabilities);
        }
        if (unknownBelow != null) {
            request = request.withUnknown(UnknownClass.below(unknownBelow));
        }
        return window == null ? request : request.withWindow(window);
    }

    private void print(
            ExportResult result, Checkpoint checkpoint, String usedDevice, List<InputDifference> differences) {
        double seconds = result.elapsedNanos() * 1e-9;
        if (!json) {
            console.line(Messages.text(
                    "classify.done",
                    result.file(),
                    result.window().width(),
                    result.window().height(),
                    String.format(Locale.ROOT, "%.1f", seconds),
                    String.format(Locale.ROOT, "%.2f", result.megapixelsPerSecond())));
            var unknown = unknown(result, checkpoint);
            if (unknown != null) {
                console.line(Messages.text(
                        "classify.unknown.done",
                        String.format(Locale.ROOT, "%.1f", 100.0 * unknown.pixels() / result.pixels()),
                        String.format(Locale.ROOT, "%s", unknown.below()),
                        unknown.code()));
            }
            return;
        }
        var classes = checkpoint.card().legend().classes();
        var counts = new LinkedHashMap<String, Long>();
        for (int index = 0; index < classes.size(); index++) {
            counts.put(classes.get(index).name(), result.classPixels().get(index));
        }
        var part = result.window();
        console.json(new Result(
                result.file().toString(),
                result.probabilities().map(Path::toString).orElse(null),
                List.of(part.column(), part.row(), (long) part.width(), (long) part.height()),
                counts,
                unknown(result, checkpoint),
                result.noDataPixels(),
                seconds,
                result.megapixelsPerSecond(),
                usedDevice,
                checkpoint.sha256(),
                checkpoint.epoch(),
                differences.stream()
                        .map(each -> new Difference(each.kind().toString(), each.sentence()))
                        .toList()));
    }

    private @Nullable Unknown unknown(ExportResult result, Checkpoint checkpoint) {
        return unknownBelow == null
                ? null
                : new Unknown(
                        unknownBelow, ClassCodes.of(checkpoint.card().legend()).unknown(), result.unknownPixels());
    }
}

package org.lapwing.model.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import org.lapwing.model.ModelCard;
import org.lapwing.model.ModelException;
import org.lapwing.model.Segmenter;
import org.lapwing.model.Weights;

/// A trained network run by ONNX Runtime on the processor.
///
/// The session is made from weights whose SHA-256 was checked, not from a stored ONNX file that might say something
/// else. Direct buffers are kept from call to call, so one call copies each value once in and once out.
public final class OnnxSegmenter implements Segmenter {

    private final OrtEnvironment environment;
    private final OrtSession session;
    private final ModelCard card;
    private FloatBuffer input = floats(0);
    private FloatBuffer output = floats(0);

    private OnnxSegmenter(OrtEnvironment environment, OrtSession session, ModelCard card) {
        this.environment = environment;
        this.session = session;
        this.card = card;
    }

    /// Opens a model on all cores.
    ///
    /// @throws ModelException if the weights are not the network's or the runtime cannot be loaded
    public static OnnxSegmenter open(ModelCard card, Weights weights) throws ModelException {
        return open(card, weights, Runtime.getRuntime().availableProcessors());
    }

    /// Opens a model.
    ///
    /// @param threads threads that share one prediction, at least 1
    /// @throws ModelException if the weights are not the network's or the runtime cannot be loaded
    public static OnnxSegmenter open(ModelCard card, Weights weights, int threads) throws ModelException {
        return session(card, OnnxExport.model(card.network().graph(), weights, card.margin(), ""), threads);
    }

    /// Opens a model in 8-bit arithmetic on all cores: two to three times as fast, and nearly as good.
    ///
    /// The steps of the bytes are measured on patches of the imagery, so that other patches give other scores.
    ///
    /// @param patches normalised patches, at least one
    /// @param side rows and columns of a patch, a multiple of the stride
    /// @throws ModelException if the weights are not the network's or the runtime cannot be loaded
    public static OnnxSegmenter quantized(ModelCard card, Weights weights, List<float[]> patches, int side)
            throws ModelException {
        var graph = card.network().graph();
        var model = OnnxExport.model(graph, weights, card.margin(), "", OnnxExport.Crops.SLICED);
        try {
            var ranges = ActivationRanges.of(model, patches, graph.bands(), side);
            return session(
                    card,
                    QuantizedModel.of(model, ranges).toByteArray(),
                    Runtime.getRuntime().availableProcessors());
        } catch (OrtException failure) {
            throw new ModelException(
                    "The model '" + card.name() + "' cannot run in 8 bits: " + failure.getMessage() + ".", failure);
        } catch (LinkageError failure) {
            throw unloaded(failure);
        }
    }

    private static OnnxSegmenter session(ModelCard card, byte[] model, int threads) throws ModelException {
        try (var options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(threads);
            options.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
            options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
            options.setDeterministicCompute(true);
            // below that it warns of every kernel that was replaced by its bytes
            options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);
            var environment = OrtEnvironment.getEnvironment();
            return new OnnxSegmenter(environment, environment.createSession(model, options), card);
        } catch (OrtException failure) {
            throw new ModelException(
                    "ONNX Runtime cannot run the model '" + card.name() + "': " + failure.getMessage() + ".", failure);
        } catch (LinkageError failure) {
            throw unloaded(failure);
        }
    }

    private static ModelException unloaded(LinkageError failure) {
        return new ModelException(
                "ONNX Runtime's native library could not be loaded; reinstall Lapwing for this operating system.",
                failure);
    }

    @Override
    public float[] scores(float[] values, int batch, int height, int width) throws ModelException {
        int stride = card.stride();
        int margin = card.margin();
        if (batch < 1
                || height % stride != 0
                || width % stride != 0
                || height - 2 * margin < 1
                || width - 2 * margin < 1) {
            throw new IllegalArgumentException(batch + " patches of " + height + " by " + width
                    + " pixels; sides are multiples of " + stride + " above " + 2 * margin);
        }
        int bands = card.network().bands();
        if (values.length != (long) batch * bands * height * width) {
            throw new IllegalArgumentException(values.length + " values for " + batch + " patches of " + bands
                    + " bands, " + height + " by " + width + " pixels");
        }
        int classes = card.network().classes();
        int coreHeight = height - 2 * margin;
        int coreWidth = width - 2 * margin;
        var scores = new float[Math.multiplyExact(Math.multiplyExact(batch, classes), coreHeight * coreWidth)];
        input = grown(input, values.length);
        output = grown(output, scores.length);
        input.put(values).flip();
        long[] inputShape = {batch, bands, height, width};
        long[] outputShape = {batch, classes, coreHeight, coreWidth};
        try (var image = OnnxTensor.createTensor(environment, input, inputShape);
                var answer = OnnxTensor.createTensor(environment, output, outputShape);
                var _ = session.run(Map.of(OnnxExport.INPUT, image), Map.of(OnnxExport.OUTPUT, answer))) {
            output.get(0, scores);
            return scores;
        } catch (OrtException failure) {
            throw new ModelException(
                    "The model '" + card.name() + "' failed on " + batch + " patches of " + height + " by " + width
                            + " pixels: " + failure.getMessage() + ".",
                    failure);
        }
    }

    private static FloatBuffer grown(FloatBuffer buffer, int size) {
        var fitting = buffer.capacity() >= size ? buffer : floats(size);
        return fitting.clear().limit(size);
    }

    private static FloatBuffer floats(int size) {
        return ByteBuffer.allocateDirect(Math.multiplyExact(size, Float.BYTES))
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException failure) {
            throw new IllegalStateException("the session of " + card.name() + " could not be closed", failure);
        }
    }
}

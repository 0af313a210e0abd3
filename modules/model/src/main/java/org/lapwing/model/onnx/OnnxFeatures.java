package org.lapwing.model.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Map;
import org.lapwing.model.FeatureNetwork;
import org.lapwing.model.Heads;
import org.lapwing.model.ModelCard;
import org.lapwing.model.ModelException;
import org.lapwing.model.Weights;
import org.lapwing.model.graph.HeadCut;

/// The body of a trained network run by ONNX Runtime on the processor.
public final class OnnxFeatures implements FeatureNetwork {

    private final OrtEnvironment environment;
    private final OrtSession session;
    private final ModelCard card;
    private final HeadCut cut;
    private final int margin;

    private OnnxFeatures(OrtEnvironment environment, OrtSession session, ModelCard card, HeadCut cut, int margin) {
        this.environment = environment;
        this.session = session;
        this.card = card;
        this.cut = cut;
        this.margin = margin;
    }

    /// Opens the body of a model on all cores.
    ///
    /// The margin is one stride less than the card's, so that places beside a core are described too: a pixel
    /// at the core's edge is interpolated between places on both sides of it.
    ///
    /// @throws ModelException if the weights are not the network's or the runtime cannot be loaded
    public static OnnxFeatures open(ModelCard card, Weights weights) throws ModelException {
        var graph = card.network().graph();
        weights.requireFit(graph);
        var cut = Heads.of(card.network());
        int margin = Math.max(0, card.margin() - card.stride());
        var model = OnnxExport.model(cut.body(), weights.only(cut.body()), margin, "");
        try (var options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(Runtime.getRuntime().availableProcessors());
            options.setDeterministicCompute(true);
            var environment = OrtEnvironment.getEnvironment();
            return new OnnxFeatures(environment, environment.createSession(model, options), card, cut, margin);
        } catch (OrtException failure) {
            throw new ModelException(
                    "ONNX Runtime cannot run the body of the model '" + card.name() + "': " + failure.getMessage()
                            + ".",
                    failure);
        } catch (LinkageError failure) {
            throw new ModelException(
                    "ONNX Runtime's native library could not be loaded; reinstall Lapwing for this operating system.",
                    failure);
        }
    }

    @Override
    public int channels() {
        return cut.head().inputChannels();
    }

    @Override
    public int stride() {
        return cut.stride();
    }

    @Override
    public int margin() {
        return margin;
    }

    @Override
    public float[] features(float[] values, int batch, int height, int width) throws ModelException {
        int bands = card.network().bands();
        if (batch < 1
                || height % card.stride() != 0
                || width % card.stride() != 0
                || Math.min(height, width) <= 2 * margin
                || values.length != (long) batch * bands * height * width) {
            throw new IllegalArgumentException(values.length + " values for " + batch + " patches of " + bands
                    + " bands, " + height + " by " + width + " pixels; sides are multiples of " + card.stride()
                    + " above " + 2 * margin);
        }
        int rows = (height - 2 * margin) / stride();
        int columns = (width - 2 * margin) / stride();
        var features = new float[Math.multiplyExact(Math.multiplyExact(batch, channels()), rows * columns)];
        var input = floats(values.length).put(values).flip();
        var output = floats(features.length);
        long[] inputShape = {batch, bands, height, width};
        long[] outputShape = {batch, channels(), rows, columns};
        try (var image = OnnxTensor.createTensor(environment, input, inputShape);
                var answer = OnnxTensor.createTensor(environment, output, outputShape);
                var _ = session.run(Map.of(OnnxExport.INPUT, image), Map.of(OnnxExport.OUTPUT, answer))) {
            output.get(0, features);
            return features;
        } catch (OrtException failure) {
            throw new ModelException(
                    "The body of the model '" + card.name() + "' failed on " + batch + " patches of " + height + " by "
                            + width + " pixels: " + failure.getMessage() + ".",
                    failure);
        }
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

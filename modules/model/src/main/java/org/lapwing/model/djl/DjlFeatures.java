package org.lapwing.model.djl;

import org.lapwing.model.FeatureNetwork;
import org.lapwing.model.Heads;
import org.lapwing.model.ModelCard;
import org.lapwing.model.ModelException;
import org.lapwing.model.Weights;
import org.lapwing.model.device.ComputeDevice;
import org.lapwing.model.graph.HeadCut;

/// The body of a trained network run by PyTorch.
public final class DjlFeatures implements FeatureNetwork {

    private final DjlSegmenter body;
    private final HeadCut cut;
    private final int margin;

    private DjlFeatures(DjlSegmenter body, HeadCut cut, int margin) {
        this.body = body;
        this.cut = cut;
        this.margin = margin;
    }

    /// Opens the body of a model; its margin is one stride less than the card's, so that places beside a core are
    /// described too.
    ///
    /// @throws ModelException if the weights are not the network's or the device cannot be used
    public static DjlFeatures open(ComputeDevice device, ModelCard card, Weights weights) throws ModelException {
        var graph = card.network().graph();
        weights.requireFit(graph);
        var cut = Heads.of(card.network());
        int margin = Math.max(0, card.margin() - card.stride());
        return new DjlFeatures(DjlSegmenter.open(device, cut.body(), weights.only(cut.body()), margin), cut, margin);
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
    public float[] features(float[] input, int batch, int height, int width) throws ModelException {
        return body.scores(input, batch, height, width);
    }

    @Override
    public void close() {
        body.close();
    }
}

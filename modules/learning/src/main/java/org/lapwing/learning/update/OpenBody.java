package org.lapwing.learning.update;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.DeviceQueue;
import org.lapwing.jobs.Lane;
import org.lapwing.jobs.Outcome;
import org.lapwing.model.FeatureNetwork;
import org.lapwing.model.FeatureNetworkFactory;
import org.lapwing.model.ModelCard;
import org.lapwing.model.Weights;
import org.lapwing.model.graph.HeadCut;

/// The body of a model, opened when the first window needs it and closed behind the last. For one thread.
final class OpenBody implements AutoCloseable {

    private final FeatureNetworkFactory networks;
    private final DeviceQueue device;
    private final ModelCard card;
    private final Weights weights;
    private final String id;
    private @Nullable FeatureNetwork network;

    OpenBody(FeatureNetworkFactory networks, DeviceQueue device, ModelCard card, Weights weights) {
        this.networks = networks;
        this.device = device;
        this.card = card;
        this.weights = weights;
        this.id = digest(card, weights.only(HeadCut.of(card.network().graph()).body()));
    }

    /// SHA-256 of the body's weights and of how its input is made.
    String id() {
        return id;
    }

    /// The body; waits for the device when it is opened.
    FeatureNetwork network(CancelToken cancel) throws IOException {
        if (network == null) {
            network = Outcome.of(device.submit(Lane.TRAINING, cancel, () -> networks.open(card, weights)), cancel);
        }
        return network;
    }

    @Override
    public void close() {
        if (network != null) {
            var closing = network;
            var _ = device.submit(Lane.TRAINING, CancelToken.NEVER, () -> {
                closing.close();
                return true;
            });
        }
    }

    private static String digest(ModelCard card, Weights body) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(card.bands().toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
            for (var tensor : body.asMap().values()) {
                var bytes = ByteBuffer.allocate(tensor.values().length * Float.BYTES);
                bytes.asFloatBuffer().put(tensor.values());
                digest.update(bytes);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}

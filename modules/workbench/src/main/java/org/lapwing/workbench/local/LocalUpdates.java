package org.lapwing.workbench.local;

import java.io.IOException;
import java.util.concurrent.Executor;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.DeviceQueue;
import org.lapwing.jobs.ProgressListener;
import org.lapwing.learning.update.FeatureCache;
import org.lapwing.learning.update.ModelUpdate;
import org.lapwing.learning.update.UpdateRequest;
import org.lapwing.learning.update.UpdateRequest.Truth;
import org.lapwing.learning.update.UpdateResult;
import org.lapwing.learning.update.UpdateSettings;
import org.lapwing.model.FeatureNetworkFactory;
import org.lapwing.workbench.service.UpdateService;

/// Updates of models on this machine's device.
final class LocalUpdates implements UpdateService {

    private final ModelUpdate updates;

    /// @param readers reads imagery
    LocalUpdates(FeatureNetworkFactory bodies, DeviceQueue device, Executor readers) {
        updates = new ModelUpdate(bodies, device, readers, new FeatureCache(FeatureCache.USUAL_BYTES));
    }

    @Override
    public UpdateResult update(Order order, CancelToken cancel, ProgressListener listener) throws IOException {
        var request = UpdateRequest.of(
                order.base().checkpoint(),
                order.image().source(),
                order.truth().map(each -> new Truth(each.source(), each.legend())),
                order.labels(),
                UpdateSettings.USUAL);
        return updates.run(request, cancel, listener);
    }
}

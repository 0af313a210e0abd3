package org.lapwing.workbench.local;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.DeviceQueue;
import org.lapwing.jobs.WorkerPool;
import org.lapwing.learning.LabelledImage;
import org.lapwing.learning.TrainingProgress;
import org.lapwing.learning.TrainingResult;
import org.lapwing.learning.TrainingRun;
import org.lapwing.model.TrainableFactory;
import org.lapwing.workbench.service.TrainingService;

/// Training on this machine's device.
final class LocalTraining implements TrainingService {

    private final TrainableFactory factory;
    private final DeviceQueue device;
    private final WorkerPool decoders;

    LocalTraining(TrainableFactory factory, DeviceQueue device, WorkerPool decoders) {
        this.factory = factory;
        this.device = device;
        this.decoders = decoders;
    }

    @Override
    public TrainingResult train(Order order, CancelToken cancel, Consumer<TrainingProgress> listener)
            throws IOException {
        var labels = order.labels();
        var pair = new LabelledImage(
                order.image().source(), labels.source(), List.of(order.image().file(), labels.file()));
        return new TrainingRun(
                        List.of(pair),
                        labels.legend(),
                        order.settings(),
                        order.modelFolder(),
                        factory,
                        device,
                        decoders)
                .run(cancel, listener);
    }
}

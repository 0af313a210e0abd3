package org.lapwing.workbench.local;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.DeviceQueue;
import org.lapwing.jobs.WorkerPool;
import org.lapwing.learning.AnnotatedImage;
import org.lapwing.learning.CorrectedLabels;
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
        return new TrainingRun(
                        List.of(pair(order)),
                        order.legend(),
                        order.settings(),
                        order.modelFolder(),
                        factory,
                        device,
                        decoders)
                .run(cancel, listener);
    }

    /// The image with its ground truth, with what people drew, or with the one corrected by the other.
    private static LabelledImage pair(Order order) throws IOException {
        var image = order.image();
        var files = new ArrayList<>(List.of(image.file()));
        order.labels().ifPresent(each -> files.add(each.file()));
        if (order.labels().isEmpty()) {
            return AnnotatedImage.of(image.source(), files, order.annotations().orElseThrow(), order.legend());
        }
        var truth = order.labels().get();
        return new LabelledImage(
                image.source(),
                order.annotations().isEmpty()
                        ? truth.source()
                        : CorrectedLabels.of(
                                truth.source(),
                                truth.legend(),
                                order.annotations().get(),
                                order.legend()),
                files);
    }
}

package org.lapwing.workbench.fake;

import java.util.ArrayList;
import java.util.List;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.Progress;
import org.lapwing.jobs.ProgressListener;
import org.lapwing.learning.LockedGround;
import org.lapwing.learning.ValidationScores;
import org.lapwing.learning.update.UpdateReport;
import org.lapwing.learning.update.UpdateResult;
import org.lapwing.workbench.service.UpdateService;

/// Updates that go well in no time, unless they shall not.
public final class FakeUpdates implements UpdateService {

    /// What was ordered.
    public final List<Order> orders = new ArrayList<>();

    /// Whether updates would forget too much.
    public boolean refusing;

    @Override
    public UpdateResult update(Order order, CancelToken cancel, ProgressListener listener) {
        cancel.throwIfCancelled();
        listener.report(new Progress("describe", 1, 2, 1));
        orders.add(order);
        int count = orders.size();
        var report = new UpdateReport(
                order.labels().revision(),
                4_096,
                2,
                12_000,
                8,
                3_000,
                LockedGround.Withheld.NOTHING,
                0.62,
                refusing ? 0.9 : 0.55,
                scores(0.60 + 0.02 * count),
                scores(0.62 + 0.02 * count),
                0.70,
                0.72,
                0.55,
                0.93,
                List.of(),
                List.of(),
                new UpdateReport.Times(0.1, 1.2, 10, 0, 0.4, 0.1, 1.9));
        return refusing
                ? new UpdateResult.Refused(report)
                : new UpdateResult.Published(
                        FakeCheckpoint.updated(
                                order.base().modelFolder(),
                                order.image(),
                                FakeLand.LEGEND,
                                count,
                                order.labels().revision()),
                        report);
    }

    private static ValidationScores scores(double mean) {
        return new ValidationScores(mean, mean + 0.1, List.of(mean, mean, mean, mean), 3_000);
    }
}

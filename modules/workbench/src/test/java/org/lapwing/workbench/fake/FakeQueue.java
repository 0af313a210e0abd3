package org.lapwing.workbench.fake;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.Progress;
import org.lapwing.jobs.ProgressListener;
import org.lapwing.learning.query.Candidate;
import org.lapwing.learning.query.GroundArea;
import org.lapwing.learning.query.PoolImage;
import org.lapwing.learning.query.QueryPatch;
import org.lapwing.learning.query.QueryReason;
import org.lapwing.learning.query.QueryResult;
import org.lapwing.raster.Window;
import org.lapwing.workbench.service.ModelService;
import org.lapwing.workbench.service.OpenedImage;
import org.lapwing.workbench.service.QueueService;

/// A queue of patches that lie scattered over the image; what is kept stays in memory.
public final class FakeQueue implements QueueService {

    /// What was ordered.
    public final List<Order> orders = new ArrayList<>();

    /// What was kept, by project folder.
    public final Map<Path, Kept> kept = new HashMap<>();

    /// Whether nothing can be asked for.
    public boolean refusing;

    @Override
    public QueryResult ask(Order order, CancelToken cancel, ProgressListener listener) throws IOException {
        cancel.throwIfCancelled();
        listener.report(new Progress("score", 1, 2, 1));
        orders.add(order);
        if (refusing) {
            throw new IOException("None of the 16 patches lies in the area. Give another area.");
        }
        var grid = order.image().source().grid();
        int side = (int) grid.columns() / 8;
        var patches = new ArrayList<QueryPatch>();
        for (int index = 0; patches.size() < order.settings().batch(); index++) {
            var window = Window.of((index * 3 + 1) % 8 * (long) side, (index * 5 + 2) % 8 * (long) side, side, side);
            if (!order.known().contains(window)) {
                patches.add(new QueryPatch(0, window));
            }
        }
        return answer(order, patches);
    }

    @Override
    public QueryResult rank(Order order, List<QueryPatch> left, CancelToken cancel, ProgressListener listener) {
        orders.add(order);
        return answer(order, left.reversed());
    }

    private static QueryResult answer(Order order, List<QueryPatch> patches) {
        var candidates = new ArrayList<Candidate>();
        for (var patch : patches) {
            double share = 1 - 0.04 * candidates.size();
            candidates.add(new Candidate(
                    patch, share, new QueryReason(order.settings().strategy(), 0.8 * share, share, 1, 2)));
        }
        return new QueryResult(
                order.settings(),
                List.of(PoolImage.of(order.image().source())),
                order.model().map(each -> each.checkpoint().sha256()).stream().toList(),
                order.labels().map(each -> OptionalLong.of(each.revision())).orElse(OptionalLong.empty()),
                64,
                0.4,
                candidates,
                List.of());
    }

    @Override
    public List<Suggestion> suggest(
            OpenedImage image, ModelService.Prediction model, Window window, CancelToken cancel) {
        var ground = GroundArea.under(image.source().grid().transform(), window);
        return List.of(new Suggestion(2, ground));
    }

    @Override
    public Optional<Kept> read(Path projectFolder) {
        return Optional.ofNullable(kept.get(projectFolder.toAbsolutePath().normalize()));
    }

    @Override
    public void write(Path projectFolder, Kept queue) {
        kept.put(projectFolder.toAbsolutePath().normalize(), queue);
    }
}

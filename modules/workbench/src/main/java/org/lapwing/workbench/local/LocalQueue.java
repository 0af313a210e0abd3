package org.lapwing.workbench.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.DeviceQueue;
import org.lapwing.jobs.ProgressListener;
import org.lapwing.labels.annotation.AnnotationRaster;
import org.lapwing.labels.geometry.PixelRegion;
import org.lapwing.learning.LockedGround;
import org.lapwing.learning.query.Candidate;
import org.lapwing.learning.query.KnownLabels;
import org.lapwing.learning.query.LabelBudget;
import org.lapwing.learning.query.PatchPool;
import org.lapwing.learning.query.Query;
import org.lapwing.learning.query.QueryFile;
import org.lapwing.learning.query.QueryPatch;
import org.lapwing.learning.query.QueryResult;
import org.lapwing.learning.query.QuerySettings;
import org.lapwing.learning.query.QueryStrategy;
import org.lapwing.learning.query.QueueFile;
import org.lapwing.learning.query.QueueState;
import org.lapwing.model.Checkpoint;
import org.lapwing.model.FeatureNetworkFactory;
import org.lapwing.model.store.ModelFolder;
import org.lapwing.raster.RasterSource;
import org.lapwing.raster.Scores;
import org.lapwing.raster.Window;
import org.lapwing.workbench.service.ModelService;
import org.lapwing.workbench.service.OpenedImage;
import org.lapwing.workbench.service.QueueService;
import org.lapwing.workbench.text.Messages;

/// The queue on this machine: models look at patches on its device, and a project keeps its queue in two files.
final class LocalQueue implements QueueService {

    /// Folder of the queue within a project.
    static final String FOLDER = "queue";

    private static final String CANDIDATES = "candidates.json";
    private static final String STATE = "state.json";

    /// A patch that is labelled to this share is not asked for again.
    private static final double LABELLED_FROM = 0.1;

    /// So many of the newest checkpoints of a model make a committee.
    private static final int COMMITTEE = 4;

    private final FeatureNetworkFactory bodies;
    private final DeviceQueue device;
    private final Executor readers;
    private final Map<Path, QueryResult> written = new ConcurrentHashMap<>();

    /// @param readers decodes imagery
    LocalQueue(FeatureNetworkFactory bodies, DeviceQueue device, Executor readers) {
        this.bodies = bodies;
        this.device = device;
        this.readers = readers;
    }

    @Override
    public QueryResult ask(Order order, CancelToken cancel, ProgressListener listener) throws IOException {
        var image = order.image().source();
        var walls = order.model().isPresent()
                ? LockedGround.ofModel(order.model().get().modelFolder(), image.grid())
                : LockedGround.none();
        var laid = PatchPool.of(List.of(image), order.pool(), cancel, listener);
        var free = laid.filtered(patch -> walls.isFree(patch.window()));
        if (free.size() == 0) {
            throw new IOException(Messages.text("queue.all.locked", laid.size()));
        }
        var settings = order.settings();
        int controls = settings.strategy() == QueryStrategy.RANDOM ? 0 : order.controls();
        var chosen = run(order, free, settings.withBatch(settings.batch() - controls), List.of(), cancel, listener);
        return controls == 0 ? chosen : withControls(order, free, chosen, controls, cancel, listener);
    }

    /// The same with patches drawn by lot mixed in at seeded places, so that they are labelled no earlier or
    /// later than the others.
    private QueryResult withControls(
            Order order,
            PatchPool pool,
            QueryResult chosen,
            int controls,
            CancelToken cancel,
            ProgressListener listener)
            throws IOException {
        var taken = chosen.candidates().stream().map(Candidate::patch).toList();
        var settings = order.settings().withStrategy(QueryStrategy.RANDOM).withBatch(controls);
        var drawn = run(order, pool, settings, taken, cancel, listener);
        var all = new ArrayList<>(chosen.candidates());
        var lots = new SplittableRandom(order.settings().seed());
        for (var each : drawn.candidates()) {
            all.add(lots.nextInt(all.size() + 1), each);
        }
        return new QueryResult(
                order.settings(),
                chosen.images(),
                chosen.checkpoints(),
                chosen.labelRevision(),
                chosen.poolPatches(),
                chosen.meanUncertainty(),
                all,
                chosen.remarks());
    }

    @Override
    public QueryResult rank(Order order, List<QueryPatch> left, CancelToken cancel, ProgressListener listener)
            throws IOException {
        var image = order.image().source();
        var pool = new PatchPool(
                PatchPool.of(List.of(image), order.pool(), cancel, ProgressListener.NONE)
                        .images(),
                left);
        // all of them are wanted, however near to each other or to what is labelled
        var settings = order.settings().withBatch(left.size()).withMinimumDistance(0);
        return run(order, pool, settings, List.of(), cancel, listener);
    }

    /// @param taken patches that were chosen already
    private QueryResult run(
            Order order,
            PatchPool pool,
            QuerySettings settings,
            List<QueryPatch> taken,
            CancelToken cancel,
            ProgressListener listener)
            throws IOException {
        var image = order.image().source();
        var asked = settings.strategy().needsModel() ? models(order, settings.strategy()) : List.<Query.Asked>of();
        return new Query(List.of(image), pool, known(order, pool, taken, cancel), asked, bodies, device, readers)
                .run(settings, cancel, listener);
    }

    private static KnownLabels known(Order order, PatchPool pool, List<QueryPatch> taken, CancelToken cancel)
            throws IOException {
        var image = order.image().source();
        var done = new HashSet<>(order.known());
        taken.forEach(patch -> done.add(patch.window()));
        var indices = new ArrayList<Integer>();
        for (int i = 0; i < pool.size(); i++) {
            if (done.contains(pool.patches().get(i).window())) {
                indices.add(i);
            }
        }
        if (order.labels().isEmpty()) {
            int classes = order.model().map(model -> model.legend().size()).orElse(0);
            return KnownLabels.none(classes).and(indices);
        }
        var labels = order.labels().get();
        var legend = order.model().map(ModelService.Prediction::legend).orElseGet(() -> labels.classes()
                .legend());
        var raster = AnnotationRaster.of(labels, legend, image.grid());
        return KnownLabels.read(pool, List.<RasterSource>of(raster), legend.size(), LABELLED_FROM, cancel)
                .and(indices)
                .at(labels.revision());
    }

    private static List<Query.Asked> models(Order order, QueryStrategy strategy) throws IOException {
        var model = order.model().orElseThrow(() -> new IOException(Messages.text("queue.missing.model")));
        if (strategy != QueryStrategy.COMMITTEE) {
            return List.of(asked(model.checkpoint()));
        }
        var committee = new ArrayList<Query.Asked>();
        committee.add(asked(model.checkpoint()));
        var folder = ModelFolder.open(model.modelFolder());
        for (var name : folder.names().reversed()) {
            if (committee.size() < COMMITTEE && !name.equals(model.checkpoint().name())) {
                committee.add(asked(folder.named(name)));
            }
        }
        return committee;
    }

    private static Query.Asked asked(Checkpoint checkpoint) throws IOException {
        return new Query.Asked(checkpoint.sha256(), checkpoint.card(), ModelFolder.weights(checkpoint));
    }

    @Override
    public List<Suggestion> suggest(OpenedImage image, ModelService.Prediction model, Window window, CancelToken cancel)
            throws IOException {
        var tile = model.source().read(window, cancel);
        var legend = model.legend();
        int pixels = Math.toIntExact(window.pixels());
        var scores = new float[legend.size() * pixels];
        for (int band = 0; band < legend.size(); band++) {
            tile.copyValues(band, scores, band * pixels);
        }
        var best = new byte[pixels];
        Scores.argMaxAll(scores, legend.size(), pixels, best);
        var invalid = tile.invalidPixels();
        var suggestions = new ArrayList<Suggestion>();
        for (int index = 0; index < legend.size(); index++) {
            var held = new BitSet(pixels);
            for (int pixel = 0; pixel < pixels; pixel++) {
                if (best[pixel] == index && !invalid.get(pixel)) {
                    held.set(pixel);
                }
            }
            if (!held.isEmpty()) {
                suggestions.add(new Suggestion(
                        legend.classes().get(index).code(),
                        PixelRegion.of(window, held)
                                .outline(image.source().grid().transform())));
            }
        }
        if (suggestions.isEmpty()) {
            throw new IOException(Messages.text("queue.accept.nothing"));
        }
        return suggestions;
    }

    @Override
    public Optional<Kept> read(Path projectFolder) throws IOException {
        var candidates = projectFolder.resolve(FOLDER).resolve(CANDIDATES);
        if (!Files.exists(candidates)) {
            return Optional.empty();
        }
        var result = QueryFile.read(candidates);
        int count = result.candidates().size();
        var state = candidates.resolveSibling(STATE);
        return Optional.of(new Kept(
                result,
                Files.exists(state) ? QueueFile.read(state, count) : QueueState.start(count, LabelBudget.NONE)));
    }

    @Override
    public void write(Path projectFolder, Kept queue) throws IOException {
        var folder = Files.createDirectories(projectFolder.resolve(FOLDER));
        var candidates = folder.resolve(CANDIDATES);
        if (!queue.result().equals(written.get(candidates)) || !Files.exists(candidates)) {
            Files.deleteIfExists(folder.resolve(STATE)); // of other candidates
            QueryFile.write(candidates, queue.result());
            written.put(candidates, queue.result());
        }
        QueueFile.write(folder.resolve(STATE), queue.state());
    }
}

package org.lapwing.learning.query;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.CancelledException;
import org.lapwing.jobs.DeviceQueue;
import org.lapwing.jobs.Lane;
import org.lapwing.jobs.Outcome;
import org.lapwing.jobs.ProgressListener;
import org.lapwing.model.FeatureNetwork;
import org.lapwing.model.FeatureNetworkFactory;
import org.lapwing.model.ModelCard;
import org.lapwing.model.Weights;
import org.lapwing.raster.RasterSource;

/// Asks which patches of a pool to label next.
public final class Query {

    private static final int MOST_MODELS = 16;

    /// A model that is asked.
    ///
    /// @param sha256 identity of the weights
    /// @param card how it is fed
    /// @param weights of body and head
    public record Asked(String sha256, ModelCard card, Weights weights) {}

    private final List<RasterSource> images;
    private final PatchPool pool;
    private final KnownLabels known;
    private final List<Asked> models;
    private final FeatureNetworkFactory networks;
    private final DeviceQueue device;
    private final Executor readers;

    /// @param images those of the pool, in its order; stay open while the query runs
    /// @param known what is labelled already: never asked for again
    /// @param models none for random, two or more for a committee, else one
    /// @param networks opens bodies on the device thread
    /// @param readers decodes imagery
    public Query(
            List<RasterSource> images,
            PatchPool pool,
            KnownLabels known,
            List<Asked> models,
            FeatureNetworkFactory networks,
            DeviceQueue device,
            Executor readers) {
        this.images = List.copyOf(images);
        this.pool = pool;
        this.known = known;
        this.models = List.copyOf(models);
        this.networks = networks;
        this.device = device;
        this.readers = readers;
        if (images.size() != pool.images().size()) {
            throw new IllegalArgumentException(
                    images.size() + " images for a pool of " + pool.images().size());
        }
    }

    /// Looks at the pool and chooses, on the calling thread, which must not be the device's or the window's.
    ///
    /// @throws org.lapwing.jobs.CancelledException if `cancel` fires
    /// @throws IOException where an image cannot be read, a model cannot look at it, or distances cannot be
    ///     measured; names the remedy
    public QueryResult run(QuerySettings settings, CancelToken cancel, ProgressListener progress) throws IOException {
        var asked = asked(settings);
        Optional<GroundPlaces> ground =
                settings.minimumDistanceMetres() > 0 ? Optional.of(GroundPlaces.of(pool)) : Optional.empty();
        Optional<PoolTally> tally =
                asked.isEmpty() ? Optional.empty() : Optional.of(look(asked, settings, cancel, progress));
        var chooser = new BatchChooser(pool, known, settings, tally, ground);
        var measured = chooser.measured();
        var ranked = IntStream.range(0, pool.size())
                .filter(i -> !known.isLabelled(i))
                .mapToDouble(i -> measured[i])
                .sorted()
                .toArray();
        var picks = chooser.choose();
        var candidates = picks.stream()
                .map(pick -> new Candidate(
                        pool.patches().get(pick.patch()), pick.score(), reason(settings, pick, ranked, tally)))
                .toList();
        return new QueryResult(
                settings,
                pool.images(),
                asked.stream().map(Asked::sha256).toList(),
                known.revision(),
                pool.size(),
                tally.map(PoolTally::meanEntropy).orElse(0.0),
                candidates,
                remarks(settings, picks.size(), tally, chooser.shutByLabelled()));
    }

    private List<Asked> asked(QuerySettings settings) {
        return switch (settings.strategy()) {
            case RANDOM -> List.of();
            case COMMITTEE -> {
                if (models.size() < 2 || models.size() > MOST_MODELS) {
                    throw new IllegalArgumentException("a committee has 2 to " + MOST_MODELS + " checkpoints, not "
                            + models.size() + "; name more of them, or ask by another strategy");
                }
                var first = models.getFirst();
                for (var each : models) {
                    if (!each.card.legend().classes().equals(first.card.legend().classes())) {
                        throw new IllegalArgumentException("the checkpoints '" + first.card.name() + "' and '"
                                + each.card.name() + "' name different classes; a committee votes on the same ones");
                    }
                }
                yield models;
            }
            case ENTROPY, MARGIN, LEAST_CONFIDENCE, BALD, POWER_BALD, CORE_SET, BADGE, CLASS_BALANCED -> {
                if (models.isEmpty()) {
                    throw new IllegalArgumentException("the strategy "
                            + settings.strategy().commandName() + " asks a model; give one, or ask by random");
                }
                yield List.of(models.getFirst());
            }
        };
    }

    private PoolTally look(List<Asked> asked, QuerySettings settings, CancelToken cancel, ProgressListener progress)
            throws IOException {
        var opened = new ArrayList<OpenModel>();
        try {
            for (var each : asked) {
                var head = BodyHead.of(each.card.network().graph(), each.weights);
                opened.add(new OpenModel(each.card, body(each, cancel), head));
            }
            return new PoolScorer(pool, settings, opened).score(images, device, readers, cancel, progress);
        } finally {
            opened.forEach(model -> close(model.body()));
        }
    }

    private FeatureNetwork body(Asked model, CancelToken cancel) throws IOException {
        var opening = device.submit(Lane.EXPORT, cancel, () -> networks.open(model.card, model.weights));
        try {
            return Outcome.of(opening, cancel);
        } catch (CancelledException cancelled) {
            var _ = opening.thenAccept(this::close);
            throw cancelled;
        }
    }

    private void close(FeatureNetwork body) {
        var _ = device.submit(Lane.EXPORT, CancelToken.NEVER, () -> {
            body.close();
            return true;
        });
    }

    private static QueryReason reason(
            QuerySettings settings, BatchChooser.Pick pick, double[] ranked, Optional<PoolTally> tally) {
        int lower = Arrays.binarySearch(ranked, pick.value());
        while (lower > 0 && ranked[lower - 1] == pick.value()) {
            lower--;
        }
        int below = lower >= 0 ? lower : -lower - 1;
        double share = ranked.length == 0 ? 0 : (double) Math.min(below, ranked.length) / ranked.length;
        int likeliest = -1;
        int second = -1;
        if (tally.isPresent()) {
            var shares = tally.get().classShares(pick.patch());
            for (int index = 0; index < shares.length; index++) {
                if (likeliest < 0 || shares[index] > shares[likeliest]) {
                    second = likeliest;
                    likeliest = index;
                } else if (second < 0 || shares[index] > shares[second]) {
                    second = index;
                }
            }
        }
        return new QueryReason(settings.strategy(), pick.value(), share, likeliest, second);
    }

    private List<String> remarks(QuerySettings settings, int found, Optional<PoolTally> tally, int shut) {
        var remarks = new ArrayList<String>();
        if (tally.isPresent()) {
            long unseen = IntStream.range(0, pool.size())
                    .filter(i -> tally.get().places(i) == 0)
                    .count();
            if (unseen > 0) {
                remarks.add(unseen + " patches hold no data that the model could look at; they are not asked for.");
            }
        }
        if (found < settings.batch()) {
            long unlabelled = pool.size() - known.count();
            remarks.add(
                    settings.minimumDistanceMetres() > 0 && unlabelled > found
                            ? "Only " + found + " of " + settings.batch() + " patches lie "
                                    + settings.minimumDistanceMetres()
                                    + " m from each other and from the labelled ones ("
                                    + shut + " lie too near to a labelled one). A shorter distance leaves more."
                            : "Only " + found + " of " + settings.batch() + " patches are left that are not labelled.");
        }
        return remarks;
    }
}

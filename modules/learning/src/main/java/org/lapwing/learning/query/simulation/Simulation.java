package org.lapwing.learning.query.simulation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.DeviceQueue;
import org.lapwing.jobs.Progress;
import org.lapwing.jobs.ProgressListener;
import org.lapwing.labels.Legend;
import org.lapwing.learning.Seeds;
import org.lapwing.learning.query.KnownLabels;
import org.lapwing.learning.query.Query;
import org.lapwing.learning.query.QueryPatch;
import org.lapwing.learning.query.QueryStrategy;
import org.lapwing.learning.query.simulation.Contestant.Learner;
import org.lapwing.learning.query.simulation.LightLearner.Learnt;
import org.lapwing.model.FeatureNetworkFactory;
import org.lapwing.model.ModelCard;
import org.lapwing.model.NetworkSpec;
import org.lapwing.model.TrainableFactory;
import org.lapwing.model.TrainingProvenance;
import org.lapwing.prediction.GroundResolution;

/// Plays queries through on labelled ground: every contestant asks for patches round by round, an oracle tells
/// their labels, a small network is trained from nothing on all that is told, and measured on held-back blocks.
///
/// Runs on the calling thread; networks compute on the device's queue. Equal arguments give equal results on
/// one machine.
public final class Simulation {

    private final SimulationGround ground;
    private final Legend legend;
    private final SimulationSettings settings;
    private final FeatureNetworkFactory bodies;
    private final DeviceQueue device;
    private final Executor readers;
    private final NetworkSpec network;
    private final ModelCard card;
    private final TestGround test;
    private final LightLearner learner;
    private final Map<QueryPatch, Integer> places = new HashMap<>();

    /// @param trainables builds the networks that learn
    /// @param bodies opens them for queries
    /// @param readers decodes imagery
    /// @throws IllegalArgumentException where the schedule asks for more patches than the pool has, or the
    ///     patches are not of one size; names the remedy
    public Simulation(
            SimulationGround ground,
            Legend legend,
            SimulationSettings settings,
            TrainableFactory trainables,
            FeatureNetworkFactory bodies,
            DeviceQueue device,
            Executor readers) {
        this.ground = ground;
        this.legend = legend;
        this.settings = settings;
        this.bodies = bodies;
        this.device = device;
        this.readers = readers;
        var schedule = settings.schedule();
        if (schedule.initial() + schedule.total() > ground.pool().size()) {
            throw new IllegalArgumentException("the schedule asks for " + (schedule.initial() + schedule.total())
                    + " patches and the pool has " + ground.pool().size()
                    + "; ask for fewer, or give smaller patches or a larger image");
        }
        var first = ground.pool().patches().getFirst().window();
        if (first.width() != first.height()) {
            throw new IllegalArgumentException("a simulation needs square patches, not " + first.width() + " by "
                    + first.height() + " pixels; give their size in pixels");
        }
        network = settings.training().network(ground.bands().size(), legend.size());
        card = ModelCard.of(
                "simulation",
                network,
                ground.bands(),
                GroundResolution.metres(ground.image().image().grid()).orElse(0),
                legend,
                TrainingProvenance.untrained(settings.seed()));
        test = new TestGround(ground, legend.size(), card.stride());
        learner = new LightLearner(settings.training(), trainables, device);
        for (int i = 0; i < ground.pool().size(); i++) {
            places.put(ground.pool().patches().get(i), i);
        }
    }

    /// Plays all repetitions of all contestants, seed by seed.
    ///
    /// @param played told of every finished run, so that what is done is not lost when the rest is cancelled
    /// @throws org.lapwing.jobs.CancelledException if `cancel` fires
    /// @throws IOException if the image cannot be read or a network fails
    public List<PlayedRun> run(CancelToken cancel, ProgressListener progress, Consumer<PlayedRun> played)
            throws IOException {
        long start = System.nanoTime();
        var runs = new ArrayList<PlayedRun>();
        int total = settings.repetitions() * settings.contestants().size();
        for (int repetition = 0; repetition < settings.repetitions(); repetition++) {
            long seed = settings.seed() + repetition;
            var initial = ground.initial(settings.schedule().initial(), seed);
            var begun = begin(initial, cancel);
            var first = learn(begun, seed, 0, settings.committee(), cancel);
            for (var contestant : settings.contestants()) {
                progress.report(new Progress("simulate", runs.size(), total, System.nanoTime() - start));
                var run = play(contestant, seed, initial, first, cancel);
                runs.add(run);
                played.accept(run);
            }
        }
        progress.report(new Progress("simulate", total, total, System.nanoTime() - start));
        return runs;
    }

    private LabelledPatches begin(List<Integer> initial, CancelToken cancel) throws IOException {
        var patches =
                new LabelledPatches(ground, legend.size(), settings.training().context(), card.stride());
        for (int patch : initial) {
            patches.tell(patch, cancel);
        }
        return patches;
    }

    private Learnt learn(LabelledPatches patches, long seed, int round, int checkpoints, CancelToken cancel)
            throws IOException {
        int side = ground.pool().patches().getFirst().window().width();
        return learner.learn(network, patches, test, side, Seeds.mix(seed, round), checkpoints, cancel);
    }

    private PlayedRun play(Contestant contestant, long seed, List<Integer> initial, Learnt first, CancelToken cancel)
            throws IOException {
        var patches = begin(initial, cancel);
        var rounds = new ArrayList<>(Collections.nCopies(initial.size(), 0));
        var beliefs = new ArrayList<>(Collections.nCopies(initial.size(), List.<Double>of()));
        var curve = new ArrayList<Double>();
        curve.add(first.meanIou());
        var learnt = first;
        int checkpoints = contestant.strategy() == QueryStrategy.COMMITTEE ? settings.committee() : 1;
        for (int round = 1; round <= settings.schedule().rounds(); round++) {
            int batch = settings.schedule().batchOf(round);
            var chosen = contestant.learner() == Learner.PIXELS
                    ? ask(contestant.strategy(), patches, learnt, batch, Seeds.mix(seed, round), cancel)
                    : askWhole(contestant.strategy(), patches, batch, cancel);
            for (var each : chosen) {
                patches.tell(each.patch, cancel);
                rounds.add(round);
                beliefs.add(each.belief);
            }
            learnt = learn(patches, seed, round, checkpoints, cancel);
            curve.add(learnt.meanIou());
        }
        return new PlayedRun(contestant, seed, curve, patches.told(), rounds, beliefs);
    }

    /// A patch that was asked for.
    ///
    /// @param patch its place in the pool
    /// @param belief of the image-level learner; empty where it was not asked
    private record Chosen(int patch, List<Double> belief) {}

    private List<Chosen> ask(
            QueryStrategy strategy, LabelledPatches patches, Learnt learnt, int batch, long seed, CancelToken cancel)
            throws IOException {
        var models = new ArrayList<Query.Asked>();
        if (strategy == QueryStrategy.COMMITTEE) {
            for (int i = 0; i < learnt.weights().size(); i++) {
                models.add(new Query.Asked(
                        "checkpoint " + i, card, learnt.weights().get(i)));
            }
        } else {
            models.add(new Query.Asked("checkpoint", card, learnt.last()));
        }
        var known = KnownLabels.of(patches.told(), legend.size()).withClassPixels(patches.counts());
        var query = new Query(List.of(ground.image().image()), ground.pool(), known, models, bodies, device, readers);
        return query
                .run(
                        settings.query().withStrategy(strategy).withBatch(batch).withSeed(seed),
                        cancel,
                        ProgressListener.NONE)
                .candidates()
                .stream()
                .map(each -> new Chosen(place(each.patch()), List.of()))
                .toList();
    }

    private int place(QueryPatch patch) {
        var place = places.get(patch);
        if (place == null) {
            throw new IllegalStateException(patch + " is not of the pool");
        }
        return place;
    }

    /// ALS4GAN's query: the classifier of whole patches is fitted anew and asked for the patches it is least
    /// sure of.
    private List<Chosen> askWhole(QueryStrategy strategy, LabelledPatches patches, int batch, CancelToken cancel)
            throws IOException {
        var descriptors = PatchDescriptors.of(ground.pool(), ground.image().image(), cancel);
        var dominant = patches.told().stream().map(patches::dominant).toList();
        var classifier = ImageLevelLearner.fit(descriptors, patches.told(), dominant, legend.size());
        var told = new HashSet<>(patches.told());
        record Ranked(int patch, double score, List<Double> belief) {}
        var ranked = new ArrayList<Ranked>();
        for (int i = 0; i < ground.pool().size(); i++) {
            if (!told.contains(i)) {
                var p = classifier.probabilities(descriptors.get(i));
                ranked.add(new Ranked(
                        i, doubt(strategy, p), Arrays.stream(p).boxed().toList()));
            }
        }
        return ranked.stream()
                .sorted(Comparator.comparingDouble(Ranked::score).reversed().thenComparingInt(Ranked::patch))
                .limit(batch)
                .map(each -> new Chosen(each.patch, each.belief))
                .toList();
    }

    /// How unsure the classifier is of a patch: ALS4GAN's entropy and margin, and least confidence.
    static double doubt(QueryStrategy strategy, double[] p) {
        var sorted = p.clone();
        Arrays.sort(sorted);
        double most = sorted[sorted.length - 1];
        return switch (strategy) {
            case ENTROPY -> {
                double entropy = 0;
                for (double each : p) {
                    entropy -= each > 0 ? each * Math.log(each) : 0;
                }
                yield entropy;
            }
            case MARGIN -> 1 - (most - (sorted.length > 1 ? sorted[sorted.length - 2] : 0));
            case LEAST_CONFIDENCE -> 1 - most;
            case RANDOM, BALD, POWER_BALD, CORE_SET, BADGE, CLASS_BALANCED, COMMITTEE ->
                throw new IllegalArgumentException(strategy.commandName() + " says nothing about whole patches");
        };
    }
}

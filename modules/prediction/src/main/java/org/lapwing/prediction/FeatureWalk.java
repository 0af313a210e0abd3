package org.lapwing.prediction;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.DeviceQueue;
import org.lapwing.jobs.Lane;
import org.lapwing.jobs.Outcome;
import org.lapwing.jobs.Progress;
import org.lapwing.jobs.ProgressListener;
import org.lapwing.model.FeatureNetwork;
import org.lapwing.model.ModelCard;
import org.lapwing.raster.RasterSource;
import org.lapwing.raster.Tile;
import org.lapwing.raster.Window;

/// The walk read → device → features over parts of one image, on the patches of the live map and of exports.
///
/// Imagery is read a few patches ahead by other threads and the device is kept two patches ahead, on its export
/// lane; memory is that of a handful of patches, however large the image. Patches come in the order of their
/// rows. One walk at a time.
public final class FeatureWalk {

    private static final int READ_AHEAD = 3;
    private static final int DEVICE_AHEAD = 2;

    /// A model whose body describes patches.
    ///
    /// @param card of the model
    /// @param body belongs to its opener
    public record Member(ModelCard card, FeatureNetwork body) {}

    private record Coming(PatchKey key, CompletableFuture<Tile> tile) {}

    private record Pending(PatchKey key, BitSet invalid, List<CompletableFuture<float[]>> answers) {}

    private final RasterSource image;
    private final List<Member> members;
    private final List<PatchPredictor> predictors;
    private final DeviceQueue device;
    private final Executor readers;
    private final PatchGrid patches;
    private final Deque<Coming> reading = new ArrayDeque<>();
    private final Deque<Pending> computing = new ArrayDeque<>();

    /// @param image stays open until the walk ends
    /// @param members at least one; several must be fed patches of one geometry
    /// @param readers decodes imagery
    /// @throws ImageMismatchException if the image does not supply what a card names
    /// @throws IllegalArgumentException if the members' patches differ
    public FeatureWalk(RasterSource image, List<Member> members, DeviceQueue device, Executor readers)
            throws ImageMismatchException {
        this.image = image;
        this.members = List.copyOf(members);
        this.device = device;
        this.readers = readers;
        predictors = new ArrayList<>();
        for (var each : members) {
            predictors.add(new PatchPredictor(each.card, image));
        }
        patches = predictors.getFirst().patches();
        for (var each : members) {
            if (each.card.patch() != members.getFirst().card.patch()
                    || each.card.margin() != members.getFirst().card.margin()
                    || each.body.stride() != members.getFirst().body.stride()
                    || each.body.margin() != members.getFirst().body.margin()) {
                throw new IllegalArgumentException("the models '"
                        + members.getFirst().card.name() + "' and '" + each.card.name()
                        + "' are fed patches of different sizes; compare models of one network");
            }
        }
    }

    /// Image pixels per place.
    public int stride() {
        return members.getFirst().body.stride();
    }

    /// Places described at each side of a core.
    public int halo() {
        return (patches.margin() - members.getFirst().body.margin()) / stride();
    }

    /// Describes every patch whose core meets one of the wanted windows and holds data.
    ///
    /// @param wanted windows of full resolution; what lies outside the image is left out
    /// @param taker called on this thread, in the order of the patches' rows
    /// @throws org.lapwing.jobs.CancelledException if `cancel` fires; nothing reads the image any more then
    /// @throws IOException if the image cannot be read or a model fails
    public void run(List<Window> wanted, Consumer<DescribedPatch> taker, CancelToken cancel, ProgressListener progress)
            throws IOException {
        var stop = cancel.child();
        try {
            walk(keys(wanted), taker, stop, progress);
        } catch (IOException | RuntimeException | Error failure) {
            stop.cancel();
            reading.forEach(each -> each.tile.handle((_, _) -> true).join());
            throw failure;
        } finally {
            reading.clear();
            computing.clear();
        }
    }

    private List<PatchKey> keys(List<Window> wanted) {
        var cores = new TreeSet<PatchKey>((one, other) -> one.row() != other.row()
                ? Long.compare(one.row(), other.row())
                : Long.compare(one.column(), other.column()));
        for (var window : wanted) {
            cores.addAll(PatchWindows.keys(patches, window));
        }
        return List.copyOf(cores);
    }

    private void walk(
            List<PatchKey> keys, Consumer<DescribedPatch> taker, CancelToken cancel, ProgressListener progress)
            throws IOException {
        long start = System.nanoTime();
        int next = 0;
        int done = 0;
        while (done < keys.size()) {
            while (next < keys.size() && reading.size() <= READ_AHEAD) {
                var key = keys.get(next++);
                reading.add(new Coming(key, image.readAsync(patches.inputWindow(key), cancel, readers)));
            }
            while (!reading.isEmpty() && computing.size() <= DEVICE_AHEAD) {
                // taken out only when it has ended, so that a cancelled walk waits for it
                var tile = Outcome.of(reading.element().tile, cancel);
                computing.add(submit(reading.remove().key, tile, cancel));
            }
            var pending = computing.remove();
            var answers = new ArrayList<float[]>();
            for (var each : pending.answers) {
                answers.add(Outcome.of(each, cancel));
            }
            if (!answers.isEmpty()) {
                taker.accept(new DescribedPatch(patches.coreWindow(pending.key), pending.invalid, answers));
            }
            progress.report(new Progress("describe patches", ++done, keys.size(), System.nanoTime() - start));
        }
    }

    private Pending submit(PatchKey key, Tile tile, CancelToken cancel) {
        cancel.throwIfCancelled();
        var answers = new ArrayList<CompletableFuture<float[]>>();
        var invalid = new BitSet();
        for (int i = 0; i < members.size(); i++) {
            var input = predictors.get(i).newInput();
            predictors.get(i).normalizer().fill(tile, patches.inputWindow(key), input);
            if (i == 0) {
                if (!input.hasCore()) {
                    return new Pending(key, invalid, List.of());
                }
                invalid = input.invalid().isEmpty() ? invalid : input.invalidCore();
            }
            var body = members.get(i).body;
            answers.add(device.submit(
                    Lane.EXPORT, cancel, () -> body.features(input.samples(), 1, input.patch(), input.patch())));
        }
        return new Pending(key, invalid, answers);
    }
}

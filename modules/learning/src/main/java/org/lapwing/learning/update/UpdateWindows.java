package org.lapwing.learning.update;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lapwing.jobs.CancelToken;
import org.lapwing.labels.Legend;
import org.lapwing.learning.LabelledImage;
import org.lapwing.learning.LabelledWindows;
import org.lapwing.learning.Labels;
import org.lapwing.learning.LockedGround;
import org.lapwing.learning.LockedGround.Withheld;
import org.lapwing.learning.Seeds;
import org.lapwing.learning.SpatialSplit.Part;
import org.lapwing.learning.update.UpdateRequest.ImageWindow;
import org.lapwing.raster.Grid;
import org.lapwing.raster.Window;

/// Chooses the windows that an update reads: all recent ones, and so many of the earlier ones, in seeded order, that
/// every class is among them where it is labelled at all.
final class UpdateWindows {

    private static final int SIDE = 256;
    private static final int MOST_SIDE = 512;

    /// Windows looked at for each one wanted, in search of rare classes.
    private static final int PATIENCE = 4;

    /// Held-out windows for each one learnt from.
    private static final double HELD_OUT = 0.25;

    private static final int FEWEST_HELD_OUT_PIXELS = 200;

    /// What a window is read for.
    enum Use {
        /// Labels that the base has not seen.
        RECENT,
        /// Earlier labels, learnt from again.
        REPLAY,
        /// Earlier labels to compare before and after on.
        HELD_OUT
    }

    /// A window with labels.
    static final class Chosen {
        final ImageWindow place;
        final Use use;
        /// Class indices, `row * width + column`; 255 where unlabelled or withheld.
        final byte[] labels;
        /// Of a recent window, the labels in it that the base has seen; empty where there are none.
        final byte[] earlier;

        Chosen(ImageWindow place, Use use, byte[] labels) {
            this(place, use, labels, new byte[0]);
        }

        Chosen(ImageWindow place, Use use, byte[] labels, byte[] earlier) {
            this.place = place;
            this.use = use;
            this.labels = labels;
            this.earlier = earlier;
        }
    }

    private final UpdateRequest request;
    private final List<LockedGround> walls;
    private final CancelToken cancel;
    private final List<Chosen> chosen = new ArrayList<>();
    private Withheld withheld = Withheld.NOTHING;

    private UpdateWindows(UpdateRequest request, List<LockedGround> walls, CancelToken cancel) {
        this.request = request;
        this.walls = walls;
        this.cancel = cancel;
    }

    /// The choice.
    ///
    /// @param windows in order: recent, replayed, held out
    /// @param withheld labelled pixels of recent windows that nobody learns from
    record Choice(List<Chosen> windows, Withheld withheld) {}

    /// Chooses and reads labels.
    ///
    /// @param walls the locked ground of each image
    static Choice of(UpdateRequest request, List<LockedGround> walls, CancelToken cancel) throws IOException {
        var windows = new UpdateWindows(request, walls, cancel);
        windows.choose();
        windows.chosen.sort(Comparator.comparing(each -> each.use));
        return new Choice(List.copyOf(windows.chosen), windows.withheld);
    }

    private void choose() throws IOException {
        var recent = recent();
        for (var place : recent) {
            takeRecent(place);
        }
        int replayed = take(inOrder(earlier(recent)), request.settings().replayWindows(), Use.REPLAY);
        take(
                inOrder(validating()),
                Math.max(1, (int) (HELD_OUT * request.settings().replayWindows())),
                Use.HELD_OUT);
        if (pixels(Use.HELD_OUT) < FEWEST_HELD_OUT_PIXELS && replayed > 1) {
            holdOutSome();
        }
    }

    /// Where no validation block is labelled, every fifth earlier window is held out, one at least.
    private void holdOutSome() {
        int seen = 0;
        for (int i = 0; i < chosen.size(); i++) {
            var each = chosen.get(i);
            if (each.use == Use.REPLAY && seen++ % 5 == 0) {
                chosen.set(i, new Chosen(each.place, Use.HELD_OUT, each.labels));
            }
        }
    }

    private long pixels(Use use) {
        return chosen.stream()
                .filter(each -> each.use == use)
                .mapToLong(each -> labelled(each.labels))
                .sum();
    }

    private List<ImageWindow> recent() {
        var places = new ArrayList<ImageWindow>();
        for (int image = 0; image < request.images().size(); image++) {
            int mine = image;
            var boxes = request.recent().stream()
                    .filter(each -> each.image() == mine)
                    .map(ImageWindow::window)
                    .toList();
            for (var window : LabelledWindows.covering(boxes, grid(image), MOST_SIDE)) {
                places.add(new ImageWindow(image, window));
            }
        }
        return places;
    }

    /// Where labels may lie that are not recent.
    private List<ImageWindow> earlier(List<ImageWindow> recent) {
        var places = new ArrayList<ImageWindow>();
        for (int image = 0; image < request.images().size(); image++) {
            int mine = image;
            var known = recent.stream()
                    .filter(each -> each.image() == mine)
                    .map(ImageWindow::window)
                    .toList();
            for (var window : windows(request.images().get(image), known)) {
                places.add(new ImageWindow(image, window));
            }
        }
        return places;
    }

    /// @param known windows that are read already
    private static List<Window> windows(LabelledImage image, List<Window> known) {
        var grid = image.image().grid();
        var boxes = image.labelled().orElseGet(() -> tiles(grid.bounds(), grid)).stream()
                .filter(box ->
                        known.stream().noneMatch(each -> each.intersect(box).isPresent()))
                .toList();
        return image.labelled().isPresent() ? LabelledWindows.covering(boxes, grid, MOST_SIDE) : boxes;
    }

    private static List<Window> tiles(Window area, Grid grid) {
        var tiles = new ArrayList<Window>();
        for (long row = Math.floorDiv(area.row(), SIDE); row * SIDE < area.endRow(); row++) {
            for (long column = Math.floorDiv(area.column(), SIDE); column * SIDE < area.endColumn(); column++) {
                Window.of(column * SIDE, row * SIDE, SIDE, SIDE)
                        .intersect(area)
                        .flatMap(window -> window.clip(grid))
                        .ifPresent(tiles::add);
            }
        }
        return tiles;
    }

    /// Windows on validation blocks.
    private List<ImageWindow> validating() {
        var places = new LinkedHashSet<ImageWindow>();
        for (int image = 0; image < request.images().size(); image++) {
            var labelled = request.images().get(image);
            for (var block : walls.get(image).validation()) {
                var inside = block.clip(grid(image));
                if (inside.isPresent() && labelled.labelled().isEmpty()) {
                    for (var tile : tiles(inside.get(), grid(image))) {
                        places.add(new ImageWindow(image, tile));
                    }
                } else if (inside.isPresent()) {
                    for (var window : windows(labelled, List.of())) {
                        if (window.intersect(block).isPresent()) {
                            places.add(new ImageWindow(image, window));
                        }
                    }
                }
            }
        }
        return List.copyOf(places);
    }

    private List<ImageWindow> inOrder(List<ImageWindow> places) {
        long seed = request.settings().seed();
        return places.stream()
                .sorted(Comparator.comparingLong(each -> Seeds.mix(
                        Seeds.mix(seed, each.image()),
                        each.window().row() * 65_537 + each.window().column())))
                .toList();
    }

    private Grid grid(int image) {
        return request.images().get(image).image().grid();
    }

    private void takeRecent(ImageWindow place) throws IOException {
        var labels = read(place);
        withheld = withheld.plus(walls.get(place.image()).mask(place.window(), Part.TRAINING, labels));
        if (labelled(labels) > 0) {
            var earlier = splitOff(place, labels);
            chosen.add(new Chosen(place, Use.RECENT, labels, labelled(earlier) > 0 ? earlier : new byte[0]));
        }
    }

    /// Takes the labels outside all recent rectangles out of a window.
    private byte[] splitOff(ImageWindow place, byte[] labels) {
        var window = place.window();
        var earlier = labels.clone();
        for (var each : request.recent()) {
            var part = each.image() == place.image() ? each.window().intersect(window) : Optional.<Window>empty();
            if (part.isPresent()) {
                for (long row = part.get().row(); row < part.get().endRow(); row++) {
                    int from = (int)
                            ((row - window.row()) * window.width() + part.get().column() - window.column());
                    Arrays.fill(earlier, from, from + part.get().width(), (byte) Legend.UNLABELLED);
                }
            }
        }
        for (int i = 0; i < labels.length; i++) {
            if (earlier[i] != (byte) Legend.UNLABELLED) {
                labels[i] = (byte) Legend.UNLABELLED;
            }
        }
        return earlier;
    }

    /// Takes windows in order until there are enough, then only those with a class that was not seen yet.
    ///
    /// @return how many
    private int take(List<ImageWindow> order, int wanted, Use use) throws IOException {
        var part = use == Use.HELD_OUT ? Part.VALIDATION : Part.TRAINING;
        var seen = new HashSet<Integer>();
        int taken = 0;
        int looked = 0;
        for (var place : order) {
            if (looked++ >= PATIENCE * wanted && taken > 0) {
                break;
            }
            var wall = walls.get(place.image());
            if (part == Part.TRAINING && wall.isLocked(place.window())) {
                continue;
            }
            var labels = read(place);
            wall.mask(place.window(), part, labels);
            var here = classes(labels);
            if (!here.isEmpty() && (taken < wanted || !seen.containsAll(here))) {
                chosen.add(new Chosen(place, use, labels));
                seen.addAll(here);
                taken++;
            }
        }
        return taken;
    }

    private byte[] read(ImageWindow place) throws IOException {
        cancel.throwIfCancelled();
        var labels = new byte[Math.toIntExact(place.window().pixels())];
        Labels.read(request.images().get(place.image()).labels(), place.window(), labels, cancel);
        return labels;
    }

    private static Set<Integer> classes(byte[] labels) {
        var classes = new HashSet<Integer>();
        for (byte each : labels) {
            if (each != (byte) Legend.UNLABELLED) {
                classes.add(each & 0xFF);
            }
        }
        return classes;
    }

    static long labelled(byte[] labels) {
        long count = 0;
        for (byte each : labels) {
            count += each == (byte) Legend.UNLABELLED ? 0 : 1;
        }
        return count;
    }
}

package org.lapwing.labels.annotation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.lapwing.jobs.CancelToken;
import org.lapwing.labels.Legend;
import org.lapwing.labels.LegendClass;
import org.lapwing.labels.geometry.AreaEdits;
import org.lapwing.labels.geometry.Burner;
import org.lapwing.labels.geometry.PixelRegion;
import org.lapwing.raster.Grid;
import org.lapwing.raster.Window;
import org.locationtech.jts.geom.Geometry;

/// Labels of one patch, painted pixel by pixel: begins with what is there, ends as an edit of annotations along the
/// borders of pixels. One thread.
///
/// Burning the annotations after the edit gives exactly the painted pixels.
public final class PatchPainting {

    /// What a pixel has that nobody labelled.
    public static final int UNLABELLED = Legend.UNLABELLED;

    private static final int MOST_SIDE = 4096;

    private final LabelSnapshot snapshot;
    private final Grid grid;
    private final Window window;
    private final byte[] before;
    private final byte[] codes;

    private PatchPainting(LabelSnapshot snapshot, Grid grid, Window window, byte[] codes) {
        this.snapshot = snapshot;
        this.grid = grid;
        this.window = window;
        this.before = codes.clone();
        this.codes = codes;
    }

    /// Begins with the annotations as they are.
    ///
    /// @param grid pixels that are painted, in the reference system of the annotations
    /// @param window the patch, at full resolution inside the grid, at most 4096 pixels a side
    /// @throws IOException where the grid is in another reference system, because pixel borders would not be
    ///     straight lines there
    public static PatchPainting begin(LabelSnapshot snapshot, Grid grid, Window window) throws IOException {
        if (window.level() != 0 || window.width() > MOST_SIDE || window.height() > MOST_SIDE) {
            throw new IllegalArgumentException(window + " cannot be painted");
        }
        if (!grid.crs().equals(snapshot.crs())) {
            throw new IOException("Pixels can be painted on images in the reference system of the labels only: the"
                    + " labels are in " + shown(snapshot.crs()) + ", the image is in " + shown(grid.crs())
                    + ". Draw polygons instead.");
        }
        var all = new ArrayList<LegendClass>();
        for (var each : snapshot.classes().classes()) { // all of them, also the unknown and those with kinds
            all.add(new LegendClass(each.code(), each.name(), each.color(), List.of()));
        }
        var codes = new byte[Math.toIntExact(window.pixels())];
        Arrays.fill(codes, (byte) UNLABELLED);
        if (!all.isEmpty()) {
            var legend = new Legend(all, Set.of());
            var tile = AnnotationRaster.of(snapshot, legend, grid).read(window, CancelToken.NEVER);
            for (int i = 0; i < codes.length; i++) {
                int column = i % window.width();
                int row = i / window.width();
                if (tile.isValid(column, row)) {
                    codes[i] = (byte) all.get((int) tile.sample(0, column, row)).code();
                }
            }
        }
        return new PatchPainting(snapshot, grid, window, codes);
    }

    /// The patch.
    public Window window() {
        return window;
    }

    /// The class code of a pixel, counted from the patch's corner; [#UNLABELLED] where it has none.
    public int code(int column, int row) {
        return codes[row * window.width() + column] & 0xFF;
    }

    /// Gives a pixel, counted from the patch's corner, a class; outside the patch nothing happens.
    ///
    /// @param code of a class, or [#UNLABELLED]
    public void paint(int column, int row, int code) {
        requireKnown(code);
        if (column >= 0 && row >= 0 && column < window.width() && row < window.height()) {
            codes[row * window.width() + column] = (byte) code;
        }
    }

    /// Gives all pixels whose centre is inside a shape a class.
    ///
    /// @param shape in the reference system of the annotations, such as what a brush passed over
    /// @param code of a class, or [#UNLABELLED]
    public void paint(Geometry shape, int code) {
        requireKnown(code);
        new Burner(window, grid.transform(), codes).burn(shape, (byte) code);
    }

    /// What was painted as one edit: new annotations of the painted pixels above the others, and for pixels that have
    /// lost their class, a cut through those below. Nothing where no pixel changed.
    ///
    /// @param like what the new annotations are like but for id, class and shape: author, time, source, round
    /// @param ids names new annotations
    public LabelEdit finish(Annotation like, Supplier<UUID> ids) {
        var painted = new TreeMap<Integer, BitSet>();
        for (int i = 0; i < codes.length; i++) {
            if (codes[i] != before[i]) {
                painted.computeIfAbsent(codes[i] & 0xFF, _ -> new BitSet()).set(i);
            }
        }
        var edits = new ArrayList<LabelEdit>();
        var erased = painted.remove(UNLABELLED);
        if (erased != null) {
            cut(PixelRegion.of(window, erased).outline(grid.transform()), edits);
        }
        painted.forEach((code, pixels) -> edits.add(new LabelEdit.Add(new Annotation(
                ids.get(),
                code,
                PixelRegion.of(window, pixels).outline(grid.transform()),
                like.author(),
                like.time(),
                like.source(),
                like.round(),
                0,
                0,
                like.confidence(),
                like.comment()))));
        return LabelEdit.of(edits);
    }

    private void cut(Geometry erased, List<LabelEdit> edits) {
        Map<UUID, Geometry> left = new LinkedHashMap<>();
        for (var each : snapshot.within(erased.getEnvelopeInternal())) {
            if (each.geometry().intersects(erased)) {
                left.put(
                        each.id(),
                        each.geometry().getDimension() == 2
                                ? AreaEdits.subtract(each.geometry(), erased)
                                : each.geometry().difference(erased));
            }
        }
        left.forEach((id, geometry) -> edits.add(
                geometry.isEmpty()
                        ? new LabelEdit.Remove(id)
                        : new LabelEdit.Replace(snapshot.find(id).orElseThrow().withGeometry(geometry))));
    }

    private void requireKnown(int code) {
        if (code != UNLABELLED && snapshot.classes().find(code).isEmpty()) {
            throw new IllegalArgumentException("class " + code + " is not among the classes");
        }
    }

    private static String shown(String crs) {
        return crs.isEmpty() ? "pixels" : crs.length() <= 60 ? crs : crs.substring(0, 57) + "…";
    }
}

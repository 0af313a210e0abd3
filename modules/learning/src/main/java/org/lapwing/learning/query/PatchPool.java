package org.lapwing.learning.query;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.Progress;
import org.lapwing.jobs.ProgressListener;
import org.lapwing.raster.RasterSource;
import org.lapwing.raster.Window;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;

/// The patches that may be asked for, over one or many images. Immutable; holds no pixels.
///
/// Patches of a pool lie on a grid counted from each image's first pixel, by image, then rows, then columns.
/// Strips at the right and lower edge that are narrower than a patch are not asked for. A patch is known by its
/// place in the list.
public final class PatchPool {

    private final List<PoolImage> images;
    private final List<QueryPatch> patches;

    /// A pool of given patches.
    ///
    /// @throws IllegalArgumentException if a patch lies outside its image, or two images or patches are alike
    public PatchPool(List<PoolImage> images, List<QueryPatch> patches) {
        this.images = List.copyOf(images);
        this.patches = List.copyOf(patches);
        if (this.images.stream().map(PoolImage::name).distinct().count() < this.images.size()) {
            throw new IllegalArgumentException("two images of the pool have one name: "
                    + this.images.stream().map(PoolImage::name).toList());
        }
        for (var each : this.patches) {
            if (each.image() >= this.images.size()) {
                throw new IllegalArgumentException("a patch lies on image " + each.image() + " of " + images.size());
            }
            var window = each.window();
            if (!window.clip(this.images.get(each.image()).grid())
                    .filter(window::equals)
                    .isPresent()) {
                throw new IllegalArgumentException(window + " reaches outside "
                        + this.images.get(each.image()).name());
            }
        }
        if (Set.copyOf(this.patches).size() < this.patches.size()) {
            throw new IllegalArgumentException("a patch comes twice in the pool");
        }
    }

    /// Lays the grid and keeps the patches that the settings allow. Reads every image once where a share of
    /// valid data is asked for, a few patches at a time.
    ///
    /// @param images stay open until this returns
    /// @throws IOException where an image cannot be read or an area has no place on it, or no patch is left;
    ///     names the remedy
    public static PatchPool of(
            List<RasterSource> images, PoolSettings settings, CancelToken cancel, ProgressListener progress)
            throws IOException {
        long start = System.nanoTime();
        var told = named(images);
        var patches = new ArrayList<QueryPatch>();
        int laid = 0;
        for (int image = 0; image < told.size(); image++) {
            var grid = told.get(image).grid();
            var sides = settings.size().on(grid, told.get(image).name());
            var allowed = allowed(settings, told.get(image));
            var validity = new ValidShares(images.get(image), settings.leastValid(), cancel);
            long rows = grid.rows() / sides.rows();
            for (long row = 0; row < rows; row++) {
                cancel.throwIfCancelled();
                var line = new ArrayList<Window>();
                for (long column = 0; column < grid.columns() / sides.columns(); column++) {
                    var window = Window.of(column * sides.columns(), row * sides.rows(), sides.columns(), sides.rows());
                    laid++;
                    if (allowed.test(window)) {
                        line.add(window);
                    }
                }
                for (var window : validity.enough(line)) {
                    patches.add(new QueryPatch(image, window));
                }
                progress.report(new Progress("lay patches", row + 1, rows, System.nanoTime() - start));
            }
        }
        if (patches.isEmpty()) {
            throw new IOException(
                    laid == 0
                            ? "The images are smaller than one patch. Give smaller patches."
                            : "None of the " + laid
                                    + " patches lies in the area and holds enough image data. Give another"
                                    + " area, or a smaller share of valid data.");
        }
        return new PatchPool(told, patches);
    }

    /// The images as a pool calls them; those of equal names get a number.
    static List<PoolImage> named(List<RasterSource> images) {
        var told = new ArrayList<PoolImage>();
        var used = new HashSet<String>();
        for (var image : images) {
            var each = PoolImage.of(image);
            var name = each.name();
            for (int number = 2; !used.add(name); number++) {
                name = each.name() + "-" + number;
            }
            told.add(new PoolImage(name, each.content(), each.grid()));
        }
        return told;
    }

    private static Predicate<Window> allowed(PoolSettings settings, PoolImage image) throws IOException {
        Predicate<Window> all = _ -> true;
        var to = image.grid().transform();
        if (settings.inside().isPresent()) {
            var area = prepared(settings.inside().get(), image);
            all = all.and(window -> area.covers(GroundArea.middle(to, window)));
        }
        if (settings.outside().isPresent()) {
            var area = prepared(settings.outside().get(), image);
            all = all.and(window -> !area.intersects(GroundArea.under(to, window)));
        }
        return all;
    }

    private static PreparedGeometry prepared(GroundArea area, PoolImage image) throws IOException {
        return PreparedGeometryFactory.prepare(area.on(image.grid(), image.name()));
    }

    /// The images, to whose indices the patches refer.
    public List<PoolImage> images() {
        return images;
    }

    /// The patches in order.
    public List<QueryPatch> patches() {
        return patches;
    }

    /// Number of patches.
    public int size() {
        return patches.size();
    }

    /// The name by which lists of patches call a patch.
    ///
    /// @param index its place in [#patches]
    public String name(int index) {
        var patch = patches.get(index);
        return patch.name(images.get(patch.image()).name());
    }

    /// The places of all patches by their names.
    public Map<String, Integer> indicesByName() {
        var indices = new HashMap<String, Integer>();
        for (int index = 0; index < patches.size(); index++) {
            indices.put(name(index), index);
        }
        return indices;
    }

    /// The same images with those patches only that a filter keeps.
    public PatchPool filtered(Predicate<QueryPatch> kept) {
        return new PatchPool(images, patches.stream().filter(kept).toList());
    }
}

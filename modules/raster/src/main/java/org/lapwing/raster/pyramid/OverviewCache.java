package org.lapwing.raster.pyramid;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import org.lapwing.jobs.CancelToken;
import org.lapwing.raster.RasterSource;
import org.lapwing.raster.SourceId;

/// Reduced copies of rasters without overviews, kept in a folder of the project and never beside the user's files.
///
/// A raster is known by its [SourceId], which for files changes with their contents, so a stale copy is never used. All
/// copies of a raster take about a third of its own size. Nothing is ever deleted here: the folder may be emptied at
/// any time while no raster is open.
public final class OverviewCache {

    /// Levels are built until neither side of the coarsest exceeds this.
    public static final int COARSEST_PIXELS = 512;

    private final Path folder;
    private final Executor builders;
    private final Map<SourceId, ReentrantLock> building = new ConcurrentHashMap<>();

    /// @param folder where copies are kept; created when the first one is built
    /// @param builders runs the building, in the background, such as a [org.lapwing.jobs.WorkerPool]
    public OverviewCache(Path folder, Executor builders) {
        this.folder = folder;
        this.builders = builders;
    }

    /// The raster with as many levels as its size deserves.
    ///
    /// Returns at once. Levels that are missing are built in the background unless the folder has them from an
    /// earlier run; until then their pixels are rough (see [OverviewedRaster]).
    ///
    /// Pixels are mixed or picked as [Reduction#suiting] finds right for the bands.
    ///
    /// @param raster its ownership passes on: closing the result closes it
    /// @param cancel stops the building; the raster stays readable
    public OverviewedRaster attach(RasterSource raster, CancelToken cancel) {
        return attach(raster, Reduction.suiting(raster.bands()), cancel);
    }

    /// The same with pixels mixed or picked as the caller knows to be right.
    ///
    /// @param reduction [Reduction#NEAREST] for class rasters, above all for those coded by colour, whose three
    ///     bands
    ///     look like imagery
    public OverviewedRaster attach(RasterSource raster, Reduction reduction, CancelToken cancel) {
        var place = folder.resolve(name(raster.id(), reduction));
        var result = new OverviewedRaster(raster, reduction, place, cancel.child());
        if (raster.levels() >= result.wantedLevels()) {
            result.ready().complete(raster.levels());
        } else {
            builders.execute(() -> build(result));
        }
        return result;
    }

    /// Two openings of one raster take turns: the second finds what the first has built.
    private void build(OverviewedRaster raster) {
        var turn = building.computeIfAbsent(raster.id(), _ -> new ReentrantLock());
        turn.lock();
        try {
            raster.build();
        } finally {
            turn.unlock();
        }
    }

    private static String name(SourceId id, Reduction reduction) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            var text = id.content() + "|" + id.version() + "|" + reduction;
            return HexFormat.of()
                    .formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)))
                    .substring(0, 32);
        } catch (NoSuchAlgorithmException failure) {
            throw new IllegalStateException("every Java runtime has SHA-256", failure);
        }
    }
}

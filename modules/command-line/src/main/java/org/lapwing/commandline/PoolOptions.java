package org.lapwing.commandline;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.ProgressListener;
import org.lapwing.learning.query.GroundArea;
import org.lapwing.learning.query.PatchSize;
import org.lapwing.learning.query.PoolSettings;
import org.lapwing.vector.file.FeatureFiles;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.operation.union.UnaryUnionOp;
import picocli.CommandLine.Option;

/// Which patches `lapwing query` may ask for.
final class PoolOptions {

    @Option(names = "--patch", paramLabel = "N", descriptionKey = "query.patch")
    private @Nullable Integer patch;

    @Option(names = "--patch-metres", paramLabel = "METRES", descriptionKey = "query.patch-metres")
    private @Nullable Double patchMetres;

    @Option(names = "--valid", paramLabel = "X", defaultValue = "0.5", descriptionKey = "query.valid")
    private double valid;

    @Option(names = "--inside", paramLabel = "FILE", descriptionKey = "query.inside")
    private @Nullable Path inside;

    @Option(names = "--outside", paramLabel = "FILE", descriptionKey = "query.outside")
    private @Nullable Path outside;

    /// Whether the size was given twice.
    boolean isSizedTwice() {
        return patch != null && patchMetres != null;
    }

    /// Whether the share of pixels with data is one.
    boolean isValidShare() {
        return valid >= 0 && valid <= 1;
    }

    /// The size of patches.
    ///
    /// @throws IllegalArgumentException where there are no such patches
    PatchSize size() {
        return patchMetres != null
                ? new PatchSize.Metres(patchMetres)
                : patch != null ? new PatchSize.Pixels(patch) : PoolSettings.DEFAULT.size();
    }

    /// All settings; reads the files of areas.
    ///
    /// @throws IOException where a file cannot be read or holds no polygon
    PoolSettings settings(CancelToken cancel) throws IOException {
        return new PoolSettings(size(), valid, area(inside, cancel), area(outside, cancel));
    }

    private static Optional<GroundArea> area(@Nullable Path file, CancelToken cancel) throws IOException {
        if (file == null) {
            return Optional.empty();
        }
        var set = FeatureFiles.read(file, Optional.empty(), cancel, ProgressListener.NONE);
        if (set.crs().isEmpty()) {
            throw new IOException(Messages.text("query.no-crs", file));
        }
        var polygons = new ArrayList<Geometry>();
        for (var feature : set.features()) {
            if (feature.geometry().getDimension() == 2) {
                polygons.add(feature.geometry());
            }
        }
        if (polygons.isEmpty()) {
            throw new IOException(Messages.text("query.no-polygon", file));
        }
        return Optional.of(new GroundArea(new UnaryUnionOp(polygons).union(), set.crs()));
    }
}

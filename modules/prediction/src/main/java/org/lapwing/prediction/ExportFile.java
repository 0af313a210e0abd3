package org.lapwing.prediction;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.Outcome;
import org.lapwing.jobs.ProgressListener;
import org.lapwing.raster.Band;
import org.lapwing.raster.Grid;
import org.lapwing.raster.Tile;
import org.lapwing.raster.Window;
import org.lapwing.raster.write.EncodedBlock;
import org.lapwing.raster.write.GeoTiffOptions;
import org.lapwing.raster.write.GeoTiffWriter;
import org.lapwing.raster.write.TileEncoder;

/// One file of an export: patch cores go in, complete tiles are compressed on other threads and appended in order.
///
/// At most [ExportPlan#TILES_AHEAD] tiles wait. One thread at a time.
final class ExportFile implements AutoCloseable {

    private final Path target;
    private final GeoTiffWriter writer;
    private final TileEncoder encoder;
    private final TileMosaic mosaic;
    private final Executor encoders;
    private final Deque<CompletableFuture<List<EncodedBlock>>> encoding = new ArrayDeque<>();

    private ExportFile(Path target, GeoTiffWriter writer, TileMosaic mosaic, Executor encoders) {
        this.target = target;
        this.writer = writer;
        this.encoder = writer.encoder();
        this.mosaic = mosaic;
        this.encoders = encoders;
    }

    /// Starts the file.
    ///
    /// @param image grid of the image
    /// @param output the part of it that is written
    static ExportFile create(
            Path target,
            Grid image,
            Window output,
            int tileSize,
            List<Band> bands,
            GeoTiffOptions options,
            Executor encoders)
            throws IOException {
        var grid = new Grid(
                output.width(),
                output.height(),
                image.transform().shifted((double) output.column(), (double) output.row()),
                image.crs());
        var writer = GeoTiffWriter.create(target, grid, bands, options);
        return new ExportFile(target, writer, new TileMosaic(output, tileSize, bands), encoders);
    }

    Path target() {
        return target;
    }

    /// Adds a core, see [TileMosaic#put]; `samples` may be used again afterwards.
    void put(Window core, Object samples) throws IOException {
        for (Tile tile : mosaic.put(core, samples)) {
            if (encoding.size() >= ExportPlan.TILES_AHEAD) {
                append();
            }
            encoding.add(CompletableFuture.supplyAsync(() -> encoder.encode(tile), encoders));
        }
        while (!encoding.isEmpty() && encoding.peek().isDone()) {
            append();
        }
    }

    /// Writes what waits, the overviews, and gives the file its name.
    void finish(CancelToken cancel, ProgressListener progress) throws IOException {
        while (!encoding.isEmpty()) {
            append();
        }
        if (mosaic.openTiles() > 0) {
            throw new IllegalStateException(mosaic.openTiles() + " tiles of " + target + " are not complete");
        }
        writer.finish(cancel, progress);
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }

    private void append() throws IOException {
        // Encoding is pure work of a moment; nobody need be able to cut the wait short.
        writer.append(Outcome.of(encoding.remove(), CancelToken.NEVER));
    }
}

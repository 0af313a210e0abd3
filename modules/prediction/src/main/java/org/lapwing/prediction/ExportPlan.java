package org.lapwing.prediction;

import java.util.Locale;
import org.lapwing.raster.Window;

/// How an export cuts its work, and the memory that takes; made before anything starts.
///
/// @param output the part of the image that is written
/// @param patchColumns patches read at a time, side by side
/// @param patchRows patches read at a time, one above the other
/// @param classTile side of the pieces in which the class raster is written, in pixels
/// @param probabilityTile side of the pieces in which probabilities are written, in pixels
/// @param bytes estimate of the memory held at a time, without the engine's own
record ExportPlan(Window output, int patchColumns, int patchRows, int classTile, int probabilityTile, long bytes) {

    /// Patches filled and waiting for the device or just answered.
    static final int PATCHES_AHEAD = 3;

    /// Pieces of output waiting for the encoder or the file.
    static final int TILES_AHEAD = 8;

    private static final int CLASS_TILE = 512;
    private static final double COMPRESSED_CLASSES = 0.25;
    private static final double COMPRESSED_PROBABILITIES = 0.8;

    /// The largest reads up to the work window that fit the memory.
    ///
    /// @param heapBytes memory the plan may count on
    /// @throws ExportException if not even the smallest plan fits
    static ExportPlan of(ExportRequest request, PatchPredictor predictor, long heapBytes) throws ExportException {
        var grid = request.image().grid();
        var whole = request.window().isPresent() ? request.window().get() : grid.bounds();
        var output = whole.clip(grid).orElseThrow(); // the request has looked
        var plan = smallestTile(request, predictor, output, wideColumns(request, predictor, output), 1, heapBytes);
        // Wide strips are worth wide reads only where they are wider than the work window, and these fit.
        if (request.image().decodedColumns() <= request.workWindow() || plan.bytes > heapBytes) {
            int side = Math.max(1, request.workWindow() / predictor.patches().core());
            do {
                int rows = request.probabilities().isPresent() ? 1 : side;
                plan = smallestTile(request, predictor, output, side, rows, heapBytes);
                side--;
            } while (side > 0 && plan.bytes > heapBytes);
        }
        if (plan.bytes > heapBytes) {
            throw new ExportException(String.format(
                    Locale.ROOT,
                    "The export needs about %d MiB of heap and %d MiB are there. Give Java more memory (-Xmx), or export a"
                            + " narrower window.",
                    plan.bytes >> 20,
                    heapBytes >> 20));
        }
        return plan;
    }

    /// Patches across a stretch that the image decodes at once.
    private static int wideColumns(ExportRequest request, PatchPredictor predictor, Window output) {
        long decoded = Math.min(request.image().decodedColumns(), output.width());
        return (int) Math.ceilDiv(decoded, predictor.patches().core()) + 1;
    }

    /// The plan for these reads, its pieces of probabilities made smaller until it fits.
    private static ExportPlan smallestTile(
            ExportRequest request, PatchPredictor predictor, Window output, int columns, int rows, long heapBytes) {
        var plan = plan(request, predictor, output, columns, rows, 256);
        for (int tile = 128; tile >= 64 && request.probabilities().isPresent() && plan.bytes > heapBytes; tile /= 2) {
            plan = plan(request, predictor, output, columns, rows, tile);
        }
        return plan;
    }

    private static ExportPlan plan(
            ExportRequest request,
            PatchPredictor predictor,
            Window output,
            int columns,
            int rows,
            int probabilityTile) {
        var patches = predictor.patches();
        var bands = request.image().bands();
        long sampleBytes = (long) bands.size() * bands.getFirst().type().bytes();
        long reads = (request.threads() + 2L)
                * ((long) columns * patches.core() + 2L * patches.margin())
                * ((long) rows * patches.core() + 2L * patches.margin())
                * sampleBytes;
        long patchBytes = 4L * predictor.normalizer().channels() * patches.patch() * patches.patch();
        long scoreBytes = 4L * predictor.classes() * patches.core() * patches.core();
        long width = output.width();
        long bytes = reads + (PATCHES_AHEAD + 1) * (patchBytes + 2 * scoreBytes);
        bytes += 2 * width * CLASS_TILE + (long) TILES_AHEAD * CLASS_TILE * CLASS_TILE;
        bytes += (long) (width * (long) rows * patches.core() * COMPRESSED_CLASSES);
        if (request.probabilities().isPresent()) {
            long pixelBytes = 4L * predictor.classes();
            bytes += 2 * width * probabilityTile * pixelBytes;
            bytes += 2L * TILES_AHEAD * probabilityTile * probabilityTile * pixelBytes;
            bytes += (long)
                    (width * Math.max(0, patches.core() - probabilityTile) * pixelBytes * COMPRESSED_PROBABILITIES);
        }
        return new ExportPlan(output, columns, rows, CLASS_TILE, probabilityTile, bytes);
    }

    /// Number of reads.
    long blocks(PatchGrid patches) {
        return blockColumns(patches) * blockRows(patches);
    }

    /// Read number `index`, row by row.
    PatchBlock block(PatchGrid patches, long index) {
        long firstColumn = patches.columnOf(output.column());
        long firstRow = patches.rowOf(output.row());
        long column = firstColumn + index % blockColumns(patches) * patchColumns;
        long row = firstRow + index / blockColumns(patches) * patchRows;
        long endColumn = Math.min(column + patchColumns, patches.columnOf(output.endColumn() - 1) + 1);
        long endRow = Math.min(row + patchRows, patches.rowOf(output.endRow() - 1) + 1);
        return new PatchBlock(column, row, (int) (endColumn - column), (int) (endRow - row));
    }

    private long blockColumns(PatchGrid patches) {
        long columns = patches.columnOf(output.endColumn() - 1) - patches.columnOf(output.column()) + 1;
        return Math.ceilDiv(columns, (long) patchColumns);
    }

    private long blockRows(PatchGrid patches) {
        long rows = patches.rowOf(output.endRow() - 1) - patches.rowOf(output.row()) + 1;
        return Math.ceilDiv(rows, (long) patchRows);
    }
}

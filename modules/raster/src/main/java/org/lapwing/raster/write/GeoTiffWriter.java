package org.lapwing.raster.write;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.Progress;
import org.lapwing.jobs.ProgressListener;
import org.lapwing.raster.Band;
import org.lapwing.raster.ColorTable;
import org.lapwing.raster.Grid;
import org.lapwing.raster.SampleType;
import org.lapwing.raster.Tile;

/// Writes one GeoTIFF of any size in bounded memory.
///
/// Pixels go into `name.tif.part`; only [#finish] gives the file its name, so that no half file passes for a whole
/// one. The layout is GDAL's cloud-optimized one: directories first, then the smallest overview, at last full
/// resolution. The bytes depend on nothing but pixels and options: blocks stand row by row, whatever order they came
/// in. Blocks that come early wait compressed in memory, so come nearly in order. One thread at a time.
public final class GeoTiffWriter implements AutoCloseable {

    private final FileNames names;
    private final FileHeader header;
    private final List<FileLevel> levels;
    private final long headerBytes;
    private final TileEncoder encoder;
    private final int[] checksums;
    private final TreeMap<Integer, EncodedBlock> early = new TreeMap<>();
    private final PartFile part;
    private boolean finished;

    private GeoTiffWriter(FileNames names, FileHeader header, List<FileLevel> levels) throws FileWriteException {
        this.names = names;
        this.header = header;
        this.levels = levels;
        this.headerBytes = header.size(levels);
        this.encoder = new TileEncoder(full().blocks(), header.format(), noData());
        this.checksums = new int[full().blocks().count()];
        boolean killed = Files.exists(names.part());
        this.part = PartFile.create(names.part(), names.target(), headerBytes);
        try {
            names.recover(killed);
        } catch (IOException failure) {
            throw WriteFailures.of(names.target(), failure);
        }
    }

    /// Starts a file.
    ///
    /// @param target name of the finished file; one that is there is replaced by [#finish], with what stands
    ///     beside it
    ///     (`.aux.xml`, `.ovr`, `.msk`)
    /// @param bands all of one sample type and with one no-data value or none; those named red, green and blue are
    ///     declared as colours
    /// @throws FileWriteException if the file cannot be made
    public static GeoTiffWriter create(Path target, Grid grid, List<Band> bands, GeoTiffOptions options)
            throws IOException {
        var levels = FileHeader.levels(grid, options);
        return create(target, grid, bands, options, FileHeader.offsetsFor(levels, format(bands, options)));
    }

    /// Starts a file of a given form.
    static GeoTiffWriter create(Path target, Grid grid, List<Band> bands, GeoTiffOptions options, OffsetSize offsets)
            throws IOException {
        var declared = options.colorTable().isPresent()
                ? options
                : bands.getFirst().colorTable().map(options::withColors).orElse(options);
        check(bands, declared.colorTable());
        WriteTarget.check(target);
        var header = new FileHeader(grid, List.copyOf(bands), declared, format(bands, declared), offsets);
        return new GeoTiffWriter(new FileNames(target), header, FileHeader.levels(grid, declared));
    }

    /// Compresses blocks on other threads.
    public TileEncoder encoder() {
        return encoder;
    }

    /// Compresses and appends the blocks of one tile on this thread.
    ///
    /// @param tile see [TileEncoder#encode]; no block may come twice
    public void write(Tile tile) throws IOException {
        append(encoder.encode(tile));
    }

    /// Appends blocks that [#encoder] made; no block may come twice.
    public void append(List<EncodedBlock> blocks) throws IOException {
        if (finished) {
            throw new IllegalStateException(names.target() + " is finished");
        }
        for (var block : blocks) {
            int index = Math.toIntExact(block.row() * full().blocks().across() + block.column());
            if (index < full().written() || early.putIfAbsent(index, block) != null) {
                throw new IllegalArgumentException(
                        "block (" + block.column() + ", " + block.row() + ") of " + names.target() + " came twice");
            }
        }
        while (!early.isEmpty() && early.firstKey() == full().written()) {
            var block = early.pollFirstEntry().getValue();
            checksums[full().written()] = block.checksum();
            full().place(part.append(block.bytes()), block.byteSize());
        }
    }

    /// [#finish(CancelToken, ProgressListener)] that nobody can cancel.
    public void finish() throws IOException {
        finish(CancelToken.NEVER, ProgressListener.NONE);
    }

    /// Makes the overviews, forces everything to the disk, reads some blocks back and gives the file its name.
    ///
    /// @param progress counts blocks of overviews, phase `overviews`
    /// @throws IllegalStateException if blocks are missing
    /// @throws FileWriteException if a write fails or what was read back differs
    public void finish(CancelToken cancel, ProgressListener progress) throws IOException {
        if (!full().isComplete()) {
            var blocks = full().blocks();
            long next = full().written();
            throw new IllegalStateException("block (" + next % blocks.across() + ", " + next / blocks.across() + ") of "
                    + names.target() + " is missing");
        }
        try {
            arrange(cancel, progress);
            part.writeAt(0, ByteBuffer.wrap(header.toBytes(levels)));
            part.force();
            Verification.check(part, header.offsets(), header.format(), checksums);
            names.publish(GdalXml.auxiliary(header.options(), GeoReference.text(header.grid())));
            part.release(); // not before it has its name: who holds the part may rename it
        } catch (IOException failure) {
            throw WriteFailures.of(names.target(), failure);
        }
        finished = true;
    }

    /// Ends writing; without [#finish] the part is deleted and the target is as before.
    @Override
    public void close() throws IOException {
        part.close();
    }

    // Overviews are known last but stand first, so full resolution makes room for them. That reads and writes the
    // compressed file once more and needs no second copy of it on the disk.
    private void arrange(CancelToken cancel, ProgressListener progress) throws IOException {
        if (levels.size() == 1) {
            return;
        }
        try (var reduced = PartFile.create(names.overviews(), names.target(), 0)) {
            buildOverviews(reduced, cancel, progress);
            long size = reduced.position();
            part.makeRoom(headerBytes, size);
            full().moved(size);
            long position = headerBytes;
            for (int i = levels.size() - 1; i >= 1; i--) {
                var level = levels.get(i);
                int last = level.blocks().count() - 1;
                long from = level.offset(0) - PartFile.LEADER;
                long length = level.offset(last) + level.length(last) + PartFile.LEADER - from;
                part.copy(reduced, from, length, position);
                level.moved(position - from);
                position += length;
            }
        }
    }

    private void buildOverviews(PartFile reduced, CancelToken cancel, ProgressListener progress) throws IOException {
        var format = header.format();
        var builder = new OverviewBuilder(
                format, encoder, new Halving(format, header.options().overviews(), noData()));
        long start = System.nanoTime();
        long total = levels.stream()
                .skip(1)
                .mapToLong(level -> level.blocks().count())
                .sum();
        long[] done = {0};
        for (int i = 1; i < levels.size(); i++) {
            builder.build(
                    levels.get(i - 1),
                    i == 1 ? part : reduced,
                    levels.get(i),
                    reduced,
                    cancel,
                    () -> progress.report(new Progress("overviews", ++done[0], total, System.nanoTime() - start)));
        }
    }

    private FileLevel full() {
        return levels.getFirst();
    }

    private OptionalDouble noData() {
        return header.bands().getFirst().noData();
    }

    private static BlockFormat format(List<Band> bands, GeoTiffOptions options) {
        return new BlockFormat(
                options.tileSize(),
                bands.size(),
                bands.getFirst().type(),
                options.prediction(),
                options.compression(),
                options.level());
    }

    private static void check(List<Band> bands, Optional<ColorTable> colors) {
        var first = bands.getFirst();
        for (var band : bands) {
            if (band.type() != first.type() || !band.noData().equals(first.noData())) {
                throw new IllegalArgumentException("bands " + first.name() + " and " + band.name()
                        + " differ in type or no-data value; a GeoTIFF has one of each");
            }
        }
        if (first.noData().isPresent()
                && !RawSamples.holds(first.type(), first.noData().getAsDouble())) {
            throw new IllegalArgumentException(
                    "no-data value " + first.noData().getAsDouble() + " does not fit into " + first.type());
        }
        if (colors.isPresent()
                && (bands.size() != 1 || (first.type() != SampleType.UINT8 && first.type() != SampleType.UINT16))) {
            throw new IllegalArgumentException(
                    "colours need one band of 8 or 16 unsigned bits, not " + bands.size() + " of " + first.type());
        }
    }
}

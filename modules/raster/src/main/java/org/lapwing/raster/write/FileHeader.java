package org.lapwing.raster.write;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.lapwing.raster.Band;
import org.lapwing.raster.Grid;
import org.lapwing.raster.SampleType;

/// Everything of a GeoTIFF that stands before its blocks: signature, GDAL's structural metadata, all directories.
///
/// Its size depends on the shape of the file only, so blocks can be written before their positions are known.
///
/// @param grid size and place
/// @param bands the bands
/// @param options the rest
/// @param format layout of a block
/// @param offsets classic or BigTIFF
record FileHeader(Grid grid, List<Band> bands, GeoTiffOptions options, BlockFormat format, OffsetSize offsets) {

    // Tells GDAL how blocks are framed and ordered (see its documentation of the COG driver).
    private static final String STRUCTURE = """
            LAYOUT=IFDS_BEFORE_DATA
            BLOCK_ORDER=ROW_MAJOR
            BLOCK_LEADER=SIZE_AS_UINT4
            BLOCK_TRAILER=LAST_4_BYTES_REPEATED
            KNOWN_INCOMPATIBLE_EDITION=NO
            \s""";

    /// The levels that such a file has, full resolution first.
    static List<FileLevel> levels(Grid grid, GeoTiffOptions options) {
        int count = options.overviews() == Overviews.NONE ? 1 : grid.levelsDownTo(options.tileSize());
        var levels = new ArrayList<FileLevel>();
        for (int level = 0; level < count; level++) {
            levels.add(new FileLevel(BlockGrid.of(grid, level, options.tileSize())));
        }
        return List.copyOf(levels);
    }

    /// Classic TIFF where even blocks that do not compress fit into it, else BigTIFF.
    static OffsetSize offsetsFor(List<FileLevel> levels, BlockFormat format) {
        double bytes = 1 << 20;
        for (var level : levels) {
            bytes += level.blocks().count() * (format.rawBytes() * 1.001 + 128);
        }
        return bytes > OffsetSize.CLASSIC_LIMIT ? OffsetSize.BIG : OffsetSize.CLASSIC;
    }

    /// Number of bytes of [#toBytes].
    long size(List<FileLevel> levels) {
        long size = firstDirectory();
        for (int level = 0; level < levels.size(); level++) {
            size += directory(levels.get(level), level).size();
        }
        return size;
    }

    /// The bytes, with the positions that blocks have now.
    byte[] toBytes(List<FileLevel> levels) {
        var target = ByteBuffer.allocate(Math.toIntExact(size(levels))).order(ByteOrder.LITTLE_ENDIAN);
        target.put((byte) 'I').put((byte) 'I');
        if (offsets == OffsetSize.CLASSIC) {
            target.putShort((short) 42);
        } else {
            target.putShort((short) 43).putShort((short) 8).putShort((short) 0);
        }
        offsets.put(target, firstDirectory());
        target.put(structure());
        target.position(firstDirectory());
        for (int level = 0; level < levels.size(); level++) {
            var directory = directory(levels.get(level), level);
            long end = target.position() + directory.size();
            target.put(directory.toBytes(target.position(), level == levels.size() - 1 ? 0 : end));
        }
        return target.array();
    }

    private int firstDirectory() {
        int end = offsets.headerBytes() + structure().length;
        return end + (end & 1);
    }

    private static byte[] structure() {
        return String.format(Locale.ROOT, "GDAL_STRUCTURAL_METADATA_SIZE=%06d bytes\n%s", STRUCTURE.length(), STRUCTURE)
                .getBytes(StandardCharsets.US_ASCII);
    }

    private TiffDirectory directory(FileLevel level, int number) {
        var directory = new TiffDirectory(offsets);
        var blocks = level.blocks();
        directory.putInts(254, number == 0 ? 0 : 1);
        directory.putInts(256, Math.toIntExact(blocks.columns()));
        directory.putInts(257, Math.toIntExact(blocks.rows()));
        directory.putShorts(258, repeat(format.type().bytes() * 8));
        directory.putShorts(259, options.compression().tiffCode());
        new Colors(bands, options.colorTable()).write(directory);
        directory.putShorts(277, bands.size());
        directory.putShorts(284, 1); // bands of a pixel side by side
        if (format.predictorCode() != 1) {
            directory.putShorts(317, format.predictorCode());
        }
        directory.putInts(322, blocks.tileSize());
        directory.putInts(323, blocks.tileSize());
        directory.putOffsets(324, level.offsets());
        directory.putInts(325, level.lengths());
        directory.putShorts(339, repeat(sampleFormat(format.type())));
        bands.getFirst().noData().ifPresent(value -> directory.putText(42_113, number(value)));
        if (number == 0) {
            GeoReference.write(grid, directory);
            Optional.of(GdalXml.metadata(bands, options))
                    .filter(xml -> !xml.isEmpty())
                    .ifPresent(xml -> directory.putText(42_112, xml));
        }
        return directory;
    }

    private int[] repeat(int value) {
        var values = new int[bands.size()];
        Arrays.fill(values, value);
        return values;
    }

    private static int sampleFormat(SampleType type) {
        return switch (type) {
            case UINT8, UINT16, UINT32 -> 1;
            case INT8, INT16, INT32 -> 2;
            case FLOAT32, FLOAT64 -> 3;
        };
    }

    // As GDAL writes it: whole numbers without a point, "nan" for NaN.
    private static String number(double value) {
        if (Double.isNaN(value)) {
            return "nan";
        }
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}

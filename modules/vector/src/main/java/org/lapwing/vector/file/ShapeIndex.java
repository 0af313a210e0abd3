package org.lapwing.vector.file;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Where the shapes of a shapefile stand, as its `.shx` says. Programs that change a shape may write it anew at the end
/// of the `.shp` and leave the old one behind, so only this tells which records count, and in which order.
final class ShapeIndex {

    private static final int HEADER_BYTES = 100;
    private static final int ENTRY_BYTES = 8;

    private final long[] starts;

    private ShapeIndex(long[] starts) {
        this.starts = starts;
    }

    /// The index of a file; empty where it has none, or one that cannot be true.
    static Optional<ShapeIndex> of(Path shp) throws IOException {
        var file = ShapefileReader.sibling(shp, ".shx");
        if (file.isEmpty()) {
            return Optional.empty();
        }
        long end = Files.size(shp);
        long entries = (Files.size(file.get()) - HEADER_BYTES) / ENTRY_BYTES;
        if (entries < 0 || entries * ENTRY_BYTES > end) { // a shape has at least a header of as many bytes
            return Optional.empty();
        }
        var starts = new long[(int) entries];
        try (var stream = new DataInputStream(new BufferedInputStream(Files.newInputStream(file.get()), 1 << 16))) {
            stream.skipNBytes(HEADER_BYTES);
            for (int i = 0; i < starts.length; i++) {
                starts[i] = 2L * stream.readInt();
                stream.readInt();
                if (starts[i] < HEADER_BYTES || starts[i] + ENTRY_BYTES > end) {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(new ShapeIndex(starts));
    }

    /// Number of shapes.
    int size() {
        return starts.length;
    }

    /// Where the header of a shape's record begins.
    long start(int shape) {
        return starts[shape];
    }
}

package org.lapwing.vector.file;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.lapwing.raster.Fingerprint;
import org.lapwing.raster.SourceId;
import org.lapwing.vector.Feature;
import org.lapwing.vector.FeatureSet;
import org.lapwing.vector.Field;

/// Reads shapefiles (ESRI Shapefile Technical Description, 1998): shapes from `.shp`, attributes from `.dbf` in the
/// encoding of `.cpg`, the reference system from `.prj`, the order of the shapes from `.shx` where there is one.
final class ShapefileReader {

    private static final int HEADER_BYTES = 100;
    private static final int RECORD_HEADER_BYTES = 8;
    private static final int MAGIC = 9994;
    private static final long LONGEST_PRJ = 1 << 16;

    private final Path file;
    private final Collected into;

    ShapefileReader(Path file, Collected into) {
        this.file = file;
        this.into = into;
    }

    /// A file of the same name with another ending, in whatever case; empty where there is none.
    static Optional<Path> sibling(Path file, String ending) {
        var name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        var stem = dot > 0 ? name.substring(0, dot) : name;
        for (var each : List.of(ending, ending.toUpperCase(Locale.ROOT))) {
            var candidate = file.resolveSibling(stem + each);
            if (Files.isRegularFile(candidate)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    FeatureSet read(String name) throws IOException {
        var notes = new ArrayList<String>();
        var crs = referenceSystem(notes);
        List<Field> fields = List.of();
        var dbf = sibling(file, ".dbf");
        if (dbf.isPresent()) {
            try (var table = DbfTable.open(dbf.get(), notes)) {
                fields = table.fields();
                shapes(Optional.of(table));
            }
        } else {
            notes.add("There is no .dbf file beside it, so its features have no attributes.");
            shapes(Optional.empty());
        }
        notes.addAll(into.notes());
        List<Feature> features = into.features();
        return new FeatureSet(SourceId.of(Fingerprint.of(file)), name, crs, fields, features, notes);
    }

    private String referenceSystem(List<String> notes) throws IOException {
        var prj = sibling(file, ".prj");
        if (prj.isEmpty()) {
            return "";
        }
        if (Files.size(prj.get()) > LONGEST_PRJ) {
            notes.add(prj.get().getFileName() + " is too long to be the description of a reference system.");
            return "";
        }
        var crs = ReferenceNames.ofWkt(new String(Files.readAllBytes(prj.get()), StandardCharsets.ISO_8859_1));
        if (crs.isEmpty()) {
            notes.add(prj.get().getFileName() + " does not describe a reference system that is known.");
        }
        return crs.orElse("");
    }

    private void shapes(Optional<DbfTable> table) throws IOException {
        try (var channel = FileChannel.open(file)) {
            long size = channel.size();
            var bytes = new FileWindow(channel, size);
            if (size < HEADER_BYTES || bytes.read(0, HEADER_BYTES).getInt() != MAGIC) {
                throw damaged("its header is cut off", 0);
            }
            var index = ShapeIndex.of(file);
            long at = HEADER_BYTES;
            int shape = 0;
            while (index.isPresent() ? shape < index.get().size() : at + RECORD_HEADER_BYTES <= size) {
                at = index.isPresent() ? index.get().start(shape) : at;
                at = record(bytes, at, size, table);
                shape++;
            }
        }
    }

    /// Reads one record.
    ///
    /// @return where it ends
    private long record(FileWindow bytes, long at, long size, Optional<DbfTable> table) throws IOException {
        var head = bytes.read(at, RECORD_HEADER_BYTES);
        int number = head.getInt();
        long length = 2L * head.getInt();
        long start = at + RECORD_HEADER_BYTES;
        if (length < Integer.BYTES || length > size - start || length > Integer.MAX_VALUE - HEADER_BYTES) {
            throw damaged(
                    "record " + number + " claims " + length + " bytes and the file has " + (size - start) + " left",
                    at);
        }
        into.requireRoom(2 * length);
        var content = bytes.read(start, (int) length).order(ByteOrder.LITTLE_ENDIAN);
        long end = start + length;
        var row = table.isPresent() ? table.get().next() : Optional.of(new DbfTable.Row());
        if (row.isPresent()) {
            into.add(ShapeRecord.geometry(content, this, number, end), row.get().values(), end, size);
        }
        return end;
    }

    /// Says where the file is damaged.
    IOException damaged(String what, long at) {
        return new IOException(file + " is damaged near byte " + at + ": " + what
                + ". Restore it from a copy, or repair it, for example with ogr2ogr -skipfailures.");
    }
}

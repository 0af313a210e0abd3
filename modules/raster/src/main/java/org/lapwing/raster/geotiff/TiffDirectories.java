package org.lapwing.raster.geotiff;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.lapwing.raster.RasterReadException;

/// The chain of directories of a TIFF or BigTIFF file.
///
/// @param big whether offsets have 64 bits
/// @param directories in the order of the file; never empty
/// @param notes what was wrong with the rest of the chain, whole sentences
record TiffDirectories(boolean big, List<TiffDirectory> directories, List<String> notes) {

    /// More directories than this are not looked at: no image has so many overviews.
    private static final int MAX_DIRECTORIES = 1024;

    private static final int MAX_FIELDS = 65535;

    static boolean isTiff(byte[] head) {
        if (head.length < 8) {
            return false;
        }
        boolean little = head[0] == 'I' && head[1] == 'I';
        boolean big = head[0] == 'M' && head[1] == 'M';
        int version = little ? (head[2] & 0xFF) | (head[3] & 0xFF) << 8 : (head[2] & 0xFF) << 8 | (head[3] & 0xFF);
        return (little || big) && (version == 42 || version == 43);
    }

    static TiffDirectories read(TiffBytes bytes) throws RasterReadException {
        var head = ByteBuffer.wrap(bytes.read(0, (int) Math.min(16, bytes.length()), "the header"));
        if (!isTiff(head.array())) {
            throw new RasterReadException(bytes.name() + " does not start with the header of a TIFF file.");
        }
        head.order(head.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        boolean big = head.getShort(2) == 43;
        if (big && head.limit() < 16) {
            throw new RasterReadException(bytes.name() + " is truncated: its header is not complete.");
        }
        long position = big ? head.getLong(8) : head.getInt(4) & 0xFFFFFFFFL;
        var directories = new ArrayList<TiffDirectory>();
        var notes = new ArrayList<String>();
        var seen = new HashSet<Long>();
        while (position != 0 && directories.size() < MAX_DIRECTORIES) {
            if (!seen.add(position)) {
                notes.add("The chain of directories runs in a circle after directory " + directories.size()
                        + "; what follows is ignored.");
                break;
            }
            try {
                position = directory(bytes, head.order(), big, position, directories);
            } catch (RasterReadException failure) {
                if (directories.isEmpty()) {
                    throw failure;
                }
                notes.add(
                        "Directory " + (directories.size() + 1) + " cannot be read and is ignored, with all after it.");
                break;
            }
        }
        if (directories.isEmpty()) {
            throw new RasterReadException(bytes.name() + " has the header of a TIFF file but no image in it.");
        }
        return new TiffDirectories(big, List.copyOf(directories), List.copyOf(notes));
    }

    /// Adds the directory at `position` and returns the position of the next one.
    private static long directory(
            TiffBytes bytes, ByteOrder order, boolean big, long position, List<TiffDirectory> directories)
            throws RasterReadException {
        var what = "directory " + (directories.size() + 1);
        int countBytes = big ? 8 : 2;
        var countBuffer =
                ByteBuffer.wrap(bytes.read(position, countBytes, what)).order(order);
        long count = big ? countBuffer.getLong() : countBuffer.getShort() & 0xFFFF;
        if (count < 1 || count > MAX_FIELDS) {
            throw new RasterReadException(bytes.name() + ": " + what + " at byte " + position + " claims "
                    + Long.toUnsignedString(count) + " fields; the file is damaged.");
        }
        int entry = big ? 20 : 12;
        var entries = ByteBuffer.wrap(bytes.read(position + countBytes, (int) count * entry, what))
                .order(order);
        Map<Integer, TiffDirectory.Field> fields = new HashMap<>();
        for (int i = 0; i < count; i++) {
            int at = i * entry;
            int tag = entries.getShort(at) & 0xFFFF;
            int type = entries.getShort(at + 2) & 0xFFFF;
            long values = big ? entries.getLong(at + 4) : entries.getInt(at + 4) & 0xFFFFFFFFL;
            int inline = big ? 8 : 4;
            int valueAt = at + (big ? 12 : 8);
            int size = TiffDirectory.size(type);
            boolean fits = size != 0 && values >= 0 && values <= inline / size;
            long where = fits
                    ? position + countBytes + valueAt
                    : big ? entries.getLong(valueAt) : entries.getInt(valueAt) & 0xFFFFFFFFL;
            fields.putIfAbsent(tag, new TiffDirectory.Field(tag, type, values, where));
        }
        directories.add(new TiffDirectory(bytes, order, directories.size(), fields));
        long nextAt = position + countBytes + count * entry;
        if (nextAt + inlineBytes(big) > bytes.length()) {
            return 0; // some writers leave the last pointer out
        }
        var next = ByteBuffer.wrap(bytes.read(nextAt, inlineBytes(big), what)).order(order);
        return big ? next.getLong() : next.getInt() & 0xFFFFFFFFL;
    }

    private static int inlineBytes(boolean big) {
        return big ? 8 : 4;
    }
}

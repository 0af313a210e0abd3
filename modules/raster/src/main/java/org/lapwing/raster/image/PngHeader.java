package org.lapwing.raster.image;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.lapwing.raster.Band;
import org.lapwing.raster.ColorTable;
import org.lapwing.raster.SampleType;

/// What stands before the pixels of a PNG file (ISO/IEC 15948).
final class PngHeader {

    private static final int SIGNATURE_BYTES = 8;
    private static final int IHDR = 0x49484452;
    private static final int PLTE = 0x504C5445;
    private static final int TRNS = 0x74524E53;
    static final int IDAT = 0x49444154;
    static final int IEND = 0x49454E44;

    private final int columns;
    private final int rows;
    private final int bits;
    private final int colorType;
    private final boolean interlaced;
    private byte[] palette = new byte[0];
    private byte[] transparency = new byte[0];
    private long firstData;

    private PngHeader(DataInputStream chunk) throws IOException {
        columns = chunk.readInt();
        rows = chunk.readInt();
        bits = chunk.readUnsignedByte();
        colorType = chunk.readUnsignedByte();
        int compression = chunk.readUnsignedByte();
        int filter = chunk.readUnsignedByte();
        int interlace = chunk.readUnsignedByte();
        boolean known =
                switch (colorType) {
                    case 0 -> bits == 1 || bits == 2 || bits == 4 || bits == 8 || bits == 16;
                    case 3 -> bits == 1 || bits == 2 || bits == 4 || bits == 8;
                    case 2, 4, 6 -> bits == 8 || bits == 16;
                    default -> false;
                };
        if (columns < 1 || rows < 1 || !known || compression != 0 || filter != 0 || interlace > 1) {
            throw new IOException("its header makes no sense: " + columns + " x " + rows + " pixels of " + bits
                    + " bits, colour type " + colorType);
        }
        interlaced = interlace == 1;
    }

    static PngHeader read(Path file) throws IOException {
        try (var stream = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            stream.skipNBytes(SIGNATURE_BYTES);
            if (stream.readInt() != 13 || stream.readInt() != IHDR) {
                throw new IOException("it does not start with an IHDR chunk");
            }
            var header = new PngHeader(stream);
            stream.skipNBytes(4);
            long position = SIGNATURE_BYTES + 8 + 13 + 4;
            while (true) {
                long length = stream.readInt() & 0xFFFFFFFFL;
                int type = stream.readInt();
                if (type == IDAT) {
                    header.firstData = position;
                    return header;
                }
                if (type == PLTE && length <= 768) {
                    header.palette = stream.readNBytes((int) length);
                } else if (type == TRNS && length <= 256) {
                    header.transparency = stream.readNBytes((int) length);
                } else {
                    stream.skipNBytes(length);
                }
                stream.skipNBytes(4);
                position += length + 12;
            }
        } catch (EOFException failure) {
            throw new IOException("it ends before its pixels", failure);
        }
    }

    int columns() {
        return columns;
    }

    int rows() {
        return rows;
    }

    /// Bits per sample.
    int bits() {
        return bits;
    }

    boolean interlaced() {
        return interlaced;
    }

    /// Byte of the file at which the first chunk of pixels starts.
    long firstData() {
        return firstData;
    }

    int samples() {
        return switch (colorType) {
            case 2 -> 3;
            case 4 -> 2;
            case 6 -> 4;
            default -> 1;
        };
    }

    /// Whether the last sample of a pixel is its opacity.
    boolean hasAlpha() {
        return colorType >= 4;
    }

    /// The colour that means transparent, one value per band; empty where there is none.
    int[] transparentColor() {
        int bands = samples();
        if (colorType == 3 || hasAlpha() || transparency.length < 2 * bands) {
            return new int[0];
        }
        var color = new int[bands];
        for (int i = 0; i < bands; i++) {
            color[i] = (transparency[2 * i] & 0xFF) << 8 | transparency[2 * i + 1] & 0xFF;
        }
        return color;
    }

    /// Whether a palette entry is wholly transparent.
    boolean isTransparentEntry(int index) {
        return colorType == 3 && index < transparency.length && transparency[index] == 0;
    }

    List<Band> bands() {
        var names =
                switch (colorType) {
                    case 2 -> List.of("red", "green", "blue");
                    case 4 -> List.of("band 1", "alpha");
                    case 6 -> List.of("red", "green", "blue", "alpha");
                    default -> List.of("band 1");
                };
        var type = bits == 16 ? SampleType.UINT16 : SampleType.UINT8;
        var bands = new ArrayList<Band>();
        for (var name : names) {
            bands.add(new Band(name, type, OptionalDouble.empty(), 1, 0, colors()));
        }
        return List.copyOf(bands);
    }

    private Optional<ColorTable> colors() {
        if (colorType != 3) {
            return Optional.empty();
        }
        var argb = new int[palette.length / 3];
        for (int i = 0; i < argb.length; i++) {
            int alpha = i < transparency.length ? transparency[i] & 0xFF : 0xFF;
            argb[i] = alpha << 24
                    | (palette[3 * i] & 0xFF) << 16
                    | (palette[3 * i + 1] & 0xFF) << 8
                    | palette[3 * i + 2] & 0xFF;
        }
        return Optional.of(new ColorTable(argb));
    }
}

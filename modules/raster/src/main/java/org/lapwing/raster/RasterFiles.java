package org.lapwing.raster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;

/// Opens raster files of every supported format: GeoTIFF and BigTIFF; TIFF, PNG and JPEG with or without world file.
///
/// The format is told by the first bytes of a file, never by its name.
public final class RasterFiles {

    private static final int HEAD_BYTES = 16;

    private RasterFiles() {}

    /// Opens a file for windowed reading. Reads the directories of the file, no pixels.
    ///
    /// @return safe for use by several threads; the caller closes it
    /// @throws RasterReadException if the file is missing, damaged or of a kind that is not read; the message is a
    ///     sentence that names the file and, where there is one, the remedy
    public static RasterSource open(Path file) throws RasterReadException {
        return openFile(file);
    }

    /// What a file says about itself: size, bands, types, reference system, layout. Reads no pixels.
    ///
    /// @throws RasterReadException as [#open]
    public static RasterInfo describe(Path file) throws RasterReadException {
        try (var opened = openFile(file)) {
            return opened.info();
        }
    }

    private static RasterFile openFile(Path file) throws RasterReadException {
        var head = head(file);
        for (var format : Formats.ALL) {
            if (format.recognises(head)) {
                return format.open(file);
            }
        }
        throw new RasterReadException(file + " is neither TIFF nor PNG nor JPEG (it starts with " + printable(head)
                + "). Convert it to GeoTIFF first, for example with gdal_translate.");
    }

    private static byte[] head(Path file) throws RasterReadException {
        if (Files.isDirectory(file)) {
            throw new RasterReadException(file + " is a folder. Choose a raster file in it.");
        }
        if (Files.exists(file) && !Files.isRegularFile(file)) { // reading a pipe would wait for ever
            throw new RasterReadException(file + " is no ordinary file. Choose a raster file on a disk.");
        }
        try (var stream = Files.newInputStream(file)) {
            return stream.readNBytes(HEAD_BYTES);
        } catch (IOException failure) {
            throw new RasterReadException(
                    file + " cannot be read (" + reason(failure) + "). Check that it exists and may be read.", failure);
        }
    }

    private static String reason(IOException failure) {
        return switch (failure) {
            case java.nio.file.NoSuchFileException _ -> "there is no such file";
            case java.nio.file.AccessDeniedException _ -> "access is denied";
            default -> String.valueOf(failure.getMessage());
        };
    }

    private static String printable(byte[] head) {
        if (head.length == 0) {
            return "nothing: it is empty";
        }
        var text = new StringBuilder();
        for (int i = 0; i < Math.min(4, head.length); i++) {
            text.append(String.format(java.util.Locale.ROOT, i == 0 ? "%02X" : " %02X", head[i] & 0xFF));
        }
        return text.toString();
    }

    private static final class Formats {
        static final List<RasterFormat> ALL =
                ServiceLoader.load(RasterFormat.class, RasterFiles.class.getClassLoader()).stream()
                        .map(ServiceLoader.Provider::get)
                        .toList();
    }
}

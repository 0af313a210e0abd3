package org.lapwing.vector.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.ProgressListener;
import org.lapwing.vector.FeatureSet;

/// Reads features from files of every supported format: GeoJSON, GeoPackage, shapefile.
///
/// The format is told by the first bytes of a file; of a shapefile any part may be named. Every failure is a sentence
/// that names file, place and remedy.
public final class FeatureFiles {

    private static final int HEAD_BYTES = 1 << 16;
    private static final byte[] SQLITE = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
    private static final List<String> SHAPEFILE_PARTS = List.of(".dbf", ".shx", ".prj", ".cpg", ".sbn", ".sbx", ".qix");

    /// One layer of a file before its features are read.
    ///
    /// @param name as the file has it; for formats of one layer the name of the file without its ending
    /// @param format such as `GeoPackage`
    public record LayerName(String name, String format) {}

    private enum Format {
        GEOJSON("GeoJSON"),
        GEOPACKAGE("GeoPackage"),
        SHAPEFILE("ESRI Shapefile");

        private final String title;

        Format(String title) {
            this.title = title;
        }
    }

    private FeatureFiles() {}

    /// Whether a file holds features rather than pixels or anything else, by its first bytes; a missing file
    /// holds none.
    public static boolean recognises(Path file) {
        try {
            return formatOf(main(file)).isPresent();
        } catch (IOException _) { // whoever opens it says why it cannot be read
            return false;
        }
    }

    /// The layers of a file; at least one.
    ///
    /// @throws IOException where the file cannot be read or has no layer of features
    public static List<LayerName> layers(Path file) throws IOException {
        var main = main(file);
        var format = format(main);
        return switch (format) {
            case GEOJSON, SHAPEFILE -> List.of(new LayerName(stem(main), format.title));
            case GEOPACKAGE ->
                GeoPackageReader.layers(main).stream()
                        .map(name -> new LayerName(name, format.title))
                        .toList();
        };
    }

    /// Reads all features of a layer into memory: not for the FX thread.
    ///
    /// @param layer which one; empty for the first
    /// @param cancel polled between features
    /// @throws IOException where the file cannot be read, does not fit into half the memory of the process,
    ///     or lacks the layer
    public static FeatureSet read(Path file, Optional<String> layer, CancelToken cancel, ProgressListener listener)
            throws IOException {
        return read(file, layer, Runtime.getRuntime().maxMemory() / 2, cancel, listener);
    }

    /// @param budgetBytes what the features may take of the memory
    static FeatureSet read(
            Path file, Optional<String> layer, long budgetBytes, CancelToken cancel, ProgressListener listener)
            throws IOException {
        var main = main(file);
        var into = new Collected(main, budgetBytes, cancel, listener);
        try {
            return switch (format(main)) {
                case GEOJSON -> new GeoJsonReader(main, into).read(stem(main));
                case SHAPEFILE -> new ShapefileReader(main, into).read(stem(main));
                case GEOPACKAGE -> GeoPackageReader.read(main, layer, into, cancel);
            };
        } catch (NoSuchFileException | AccessDeniedException gone) {
            throw new IOException(main + " cannot be read. Check that it exists and may be read.", gone);
        }
    }

    /// The file that a shapefile's other parts belong to; any other file is its own.
    private static Path main(Path file) {
        var name = nameOf(file);
        for (var part : SHAPEFILE_PARTS) {
            if (name.toLowerCase(Locale.ROOT).endsWith(part)) {
                return ShapefileReader.sibling(file, ".shp").orElse(file);
            }
        }
        return file;
    }

    private static Format format(Path file) throws IOException {
        return formatOf(file)
                .orElseThrow(() -> new IOException(file + " is neither GeoJSON nor a GeoPackage with features nor a"
                        + " shapefile. Convert it first, for example with ogr2ogr out.gpkg " + nameOf(file) + "."));
    }

    private static Optional<Format> formatOf(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException(file + " is a folder. Choose a file with features in it.");
        }
        if (Files.exists(file) && !Files.isRegularFile(file)) { // reading a pipe would wait for ever
            throw new IOException(file + " is no ordinary file. Choose one on a disk.");
        }
        byte[] head;
        try (var stream = Files.newInputStream(file)) {
            head = stream.readNBytes(HEAD_BYTES);
        } catch (IOException failure) {
            throw new IOException(
                    file + " cannot be read: no such file, or access is denied. Check that it exists and may be read.",
                    failure);
        }
        if (startsWith(head, SQLITE)) {
            return Optional.of(Format.GEOPACKAGE);
        }
        if (head.length >= 4 && head[0] == 0 && head[1] == 0 && head[2] == 0x27 && head[3] == 0x0A) {
            return nameOf(file).toLowerCase(Locale.ROOT).endsWith(".shx")
                    ? Optional.empty()
                    : Optional.of(Format.SHAPEFILE);
        }
        return GeoJsonReader.looksLikeOne(head) ? Optional.of(Format.GEOJSON) : Optional.empty();
    }

    private static boolean startsWith(byte[] head, byte[] magic) {
        if (head.length < magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if (head[i] != magic[i]) {
                return false;
            }
        }
        return true;
    }

    private static String stem(Path file) {
        var name = nameOf(file);
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    private static String nameOf(Path file) {
        return String.valueOf(file.getFileName());
    }
}

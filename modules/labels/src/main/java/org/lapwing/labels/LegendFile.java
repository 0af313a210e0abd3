package org.lapwing.labels;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.lapwing.raster.json.JsonFile;
import org.lapwing.raster.json.JsonFormatException;
import org.lapwing.raster.write.WholeFile;

/// Legends as JSON files.
///
/// The smallest one is `{"format":1,"classes":[{"code":1,"name":"building","color":"#3C1098"}],"ignore":[0]}`. A class
/// may also have `merges`, codes that count as it; the file may also have `ignoreColors`, colours that mean unlabelled.
public final class LegendFile {

    /// The version written, and the only one so far.
    public static final int FORMAT = 1;

    private static final long LARGEST_FILE = 4 << 20;

    private LegendFile() {}

    /// Reads a legend.
    ///
    /// @throws LegendFormatException naming file, place and remedy where the file is not a legend
    /// @throws IOException where the file cannot be read
    public static Legend read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new LegendFormatException("There is no legend file " + file + "; check the path.", null);
        }
        if (Files.size(file) > LARGEST_FILE) {
            throw new LegendFormatException(
                    file + " has " + Files.size(file) + " bytes, too many for a legend; check the path.", null);
        }
        return parse(Files.readAllBytes(file), file.toString());
    }

    /// Reads a legend from text.
    ///
    /// @param source what to call the text in messages, such as a file name
    public static Legend parse(String json, String source) throws LegendFormatException {
        return parse(json.getBytes(java.nio.charset.StandardCharsets.UTF_8), source);
    }

    /// The legend as JSON text: one class a line, classes in order.
    public static String toJson(Legend legend) {
        return LegendJson.write(legend);
    }

    /// Writes a legend, all or nothing.
    public static void write(Path file, Legend legend) throws IOException {
        WholeFile.write(file, toJson(legend));
    }

    private static Legend parse(byte[] json, String source) throws LegendFormatException {
        try {
            return new LegendJson(source).read(JsonFile.parse(json, source));
        } catch (JsonFormatException failure) {
            throw new LegendFormatException(failure.getMessage() + " Mend the text there.", failure);
        }
    }
}

package org.lapwing.project;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.lapwing.raster.json.JsonFile;
import org.lapwing.raster.json.JsonFormatException;
import org.lapwing.raster.write.WholeFile;
import org.lapwing.raster.write.WriteFailures;

/// The rounds of a project in its folder, as JSON.
public final class RoundsFile {

    /// The file's name inside a project folder.
    public static final String NAME = "rounds.json";

    /// The layout written today.
    public static final int FORMAT = 1;

    private static final long MAX_BYTES = 16 << 20;

    private record Stored(
            @JsonProperty(value = "format", required = true) int format,

            @JsonProperty(value = "current", required = true)
            int current,

            @JsonProperty(value = "rounds", required = true) List<Round> rounds) {}

    private RoundsFile() {}

    /// Reads the rounds of a project; [Rounds#NONE] where there were none yet.
    ///
    /// @throws IOException with a sentence that names file and remedy
    public static Rounds read(Path projectFolder) throws IOException {
        var file = projectFolder.resolve(NAME);
        if (!Files.exists(file)) {
            return Rounds.NONE;
        }
        try {
            var tree = JsonFile.read(file, MAX_BYTES);
            int format = tree.path("format").asInt(0);
            if (format != FORMAT) {
                throw new IOException(file + " has format " + format + "; this Lapwing reads " + FORMAT
                        + ". Open it with a newer Lapwing.");
            }
            var stored = JsonFile.value(JsonFile.COMPLETE, tree, Stored.class, file.toString());
            return new Rounds(stored.rounds, stored.current);
        } catch (JsonFormatException broken) {
            throw new IOException(broken.getMessage() + " Restore the file from a copy, or mend it there.", broken);
        } catch (IllegalArgumentException broken) {
            throw new IOException(
                    file + " cannot be used: " + broken.getMessage()
                            + ". Restore the file from a copy, or mend it there.",
                    broken);
        }
    }

    /// Writes the rounds, all or nothing; makes the folder where it is missing.
    public static void write(Path projectFolder, Rounds rounds) throws IOException {
        var folder = WriteFailures.makeFolder(projectFolder);
        WholeFile.write(
                folder.resolve(NAME),
                JsonFile.COMPLETE.writeValueAsBytes(new Stored(FORMAT, rounds.current(), rounds.rounds())));
    }
}

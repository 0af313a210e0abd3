package org.lapwing.model.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.lapwing.model.ModelException;
import org.lapwing.raster.json.JsonFile;
import org.lapwing.raster.json.JsonFormatException;
import org.lapwing.raster.write.WholeFile;

/// The JSON of model files: strict when reading, stable when writing.
final class ModelJson {

    private static final long SIZE_LIMIT = 4 << 20;

    static final JsonMapper MAPPER = JsonFile.COMPLETE;

    private ModelJson() {}

    /// Reads a file whose `format` this software knows.
    ///
    /// @param format the newest known format
    /// @param what what the file is, for messages, such as `model card`
    static JsonNode read(Path file, int format, String what) throws ModelException {
        try {
            var tree = JsonFile.read(file, SIZE_LIMIT);
            int found = tree.path("format").asInt(0);
            if (found < 1) {
                throw new ModelException(file + " is no " + what + " of Lapwing: it names no format.");
            }
            if (found > format) {
                throw new ModelException(file + " has format " + found + ", this version of Lapwing reads up to "
                        + format + ". Open it with a newer version.");
            }
            return tree;
        } catch (JsonFormatException failure) {
            throw damaged(failure, what);
        } catch (IOException failure) {
            throw failure instanceof ModelException known
                    ? known
                    : new ModelException(file + " could not be read: " + failure + ".", failure);
        }
    }

    /// Makes a value of what was read.
    static <T> T value(Path file, JsonNode tree, Class<T> type, String what) throws ModelException {
        try {
            return JsonFile.value(MAPPER, tree, type, file.toString());
        } catch (JsonFormatException failure) {
            throw damaged(failure, what);
        }
    }

    private static ModelException damaged(JsonFormatException failure, String what) {
        return new ModelException(
                failure.getMessage() + " So it is no sound " + what + "; copy it again from its origin.", failure);
    }

    /// Writes a file beside and renames it, so that readers see the old or the new one, never a half.
    static void replace(Path file, JsonNode tree) throws IOException {
        WholeFile.write(file, MAPPER.writeValueAsBytes(tree));
    }
}

package org.lapwing.model.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.lapwing.model.ModelException;
import org.lapwing.raster.write.WholeFile;

/// The JSON of model files: strict when reading, stable when writing.
final class ModelJson {

    private static final long SIZE_LIMIT = 4 << 20;

    static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private ModelJson() {}

    /// Reads a file whose `format` this software knows.
    ///
    /// @param format the newest known format
    /// @param what what the file is, for messages, such as `model card`
    static JsonNode read(Path file, int format, String what) throws ModelException {
        try {
            if (Files.size(file) > SIZE_LIMIT) {
                throw new ModelException(file + " is too large for a " + what + "; it holds something else.");
            }
            var tree = MAPPER.readTree(Files.readAllBytes(file));
            int found = tree.path("format").asInt(0);
            if (!tree.isObject() || found < 1) {
                throw new ModelException(file + " is no " + what + " of Lapwing: it names no format.");
            }
            if (found > format) {
                throw new ModelException(file + " has format " + found + ", this version of Lapwing reads up to "
                        + format + ". Open it with a newer version.");
            }
            return tree;
        } catch (NoSuchFileException failure) {
            throw new ModelException(file + " is missing.", failure);
        } catch (JsonProcessingException failure) {
            throw new ModelException(
                    file + " is damaged: " + failure.getOriginalMessage() + ". Copy it again from its origin.",
                    failure);
        } catch (IOException failure) {
            throw failure instanceof ModelException known
                    ? known
                    : new ModelException(file + " could not be read: " + failure + ".", failure);
        }
    }

    /// Writes a file beside and renames it, so that readers see the old or the new one, never a half.
    static void replace(Path file, JsonNode tree) throws IOException {
        WholeFile.write(file, MAPPER.writeValueAsBytes(tree));
    }
}

package org.lapwing.model.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.lapwing.model.ModelException;

/// What `model.json` says: which checkpoint is the best and which the last.
///
/// @param best the one to serve
/// @param last the one to resume from
record ModelPointer(Optional<Entry> best, Optional<Entry> last) {

    static final String FILE = "model.json";
    static final ModelPointer EMPTY = new ModelPointer(Optional.empty(), Optional.empty());

    private static final int FORMAT = 1;
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    /// @param epoch names the folder
    /// @param sha256 of its weights
    record Entry(int epoch, String sha256) {}

    static ModelPointer read(Path folder) throws ModelException {
        var file = folder.resolve(FILE);
        var tree = ModelJson.read(file, FORMAT, "model folder's index");
        var pointer = new ModelPointer(entry(file, tree, "best"), entry(file, tree, "last"));
        if (pointer.best.isPresent() != pointer.last.isPresent()) {
            throw new ModelException(file + " is damaged: it names only one of best and last.");
        }
        return pointer;
    }

    private static Optional<Entry> entry(Path file, JsonNode tree, String name) throws ModelException {
        if (!tree.has(name)) {
            return Optional.empty();
        }
        int epoch = tree.get(name).path("epoch").asInt(-1);
        var sha256 = tree.get(name).path("sha256").asText();
        if (epoch < 0 || !SHA256.matcher(sha256).matches()) {
            throw new ModelException(file + " is damaged: its entry '" + name + "' names no epoch and SHA-256.");
        }
        return Optional.of(new Entry(epoch, sha256));
    }

    void write(Path folder) throws IOException {
        var tree = ModelJson.MAPPER.createObjectNode().put("format", FORMAT);
        best.ifPresent(each -> tree.putObject("best").put("epoch", each.epoch).put("sha256", each.sha256));
        last.ifPresent(each -> tree.putObject("last").put("epoch", each.epoch).put("sha256", each.sha256));
        ModelJson.replace(folder.resolve(FILE), tree);
    }
}

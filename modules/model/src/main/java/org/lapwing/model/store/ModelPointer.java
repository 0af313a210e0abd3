package org.lapwing.model.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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

    /// Format 1 knew no updates.
    private static final int FORMAT = 2;
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    /// @param epoch names the folder
    /// @param update number of the update, which the folder's name tells too; 0 for an epoch of a training
    /// @param sha256 of its weights
    record Entry(int epoch, int update, String sha256) {

        /// The entry of an epoch.
        Entry(int epoch, String sha256) {
            this(epoch, 0, sha256);
        }
    }

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
        int update = tree.get(name).path("update").asInt(0);
        if (epoch < 0 || update < 0 || !SHA256.matcher(sha256).matches()) {
            throw new ModelException(file + " is damaged: its entry '" + name + "' names no epoch and SHA-256.");
        }
        return Optional.of(new Entry(epoch, update, sha256));
    }

    void write(Path folder) throws IOException {
        var tree = ModelJson.MAPPER.createObjectNode().put("format", FORMAT);
        best.ifPresent(each -> put(tree.putObject("best"), each));
        last.ifPresent(each -> put(tree.putObject("last"), each));
        ModelJson.replace(folder.resolve(FILE), tree);
    }

    private static void put(ObjectNode node, Entry entry) {
        node.put("epoch", entry.epoch).put("sha256", entry.sha256);
        if (entry.update > 0) {
            node.put("update", entry.update);
        }
    }
}

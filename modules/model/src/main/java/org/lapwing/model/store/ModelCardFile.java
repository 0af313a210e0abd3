package org.lapwing.model.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.StreamSupport;
import org.lapwing.model.ModelCard;
import org.lapwing.model.ModelException;

/// Model cards as JSON. Cards of older formats are read as today's: format 1 did not tell what values the bands held.
public final class ModelCardFile {

    private static final String WHAT = "model card";

    private ModelCardFile() {}

    /// Reads a card.
    ///
    /// @throws ModelException if the file is missing, damaged, or of a newer format
    public static ModelCard read(Path file) throws ModelException {
        var tree = ModelJson.read(file, ModelCard.FORMAT, WHAT);
        var card = ModelJson.value(file, migrated((ObjectNode) tree), ModelCard.class, WHAT);
        int seen = card.network().serving().margin();
        if (card.margin() < seen) {
            throw new ModelException(file + " names a margin of " + card.margin() + " pixels, but its network needs "
                    + seen + ": patches would show at their borders. Copy it again from its origin.");
        }
        return card;
    }

    /// Writes a card beside and renames it. Equal cards give equal files.
    public static void write(Path file, ModelCard card) throws ModelException {
        try {
            ObjectNode tree = ModelJson.MAPPER.valueToTree(card);
            sortIgnoredCodes(tree);
            ModelJson.replace(file, tree);
        } catch (IOException failure) {
            throw new ModelException("The model card " + file + " could not be written: " + failure + ".", failure);
        }
    }

    private static ObjectNode migrated(ObjectNode tree) {
        if (tree.path("format").asInt() == 1) {
            tree.put("format", ModelCard.FORMAT);
            tree.putArray("values");
        }
        return tree;
    }

    private static void sortIgnoredCodes(ObjectNode tree) {
        var legend = (ObjectNode) tree.get("legend");
        var codes = StreamSupport.stream(legend.withArray("ignore").spliterator(), false)
                .mapToInt(each -> each.intValue())
                .sorted()
                .toArray();
        var sorted = legend.putArray("ignore");
        for (int code : codes) {
            sorted.add(code);
        }
    }
}

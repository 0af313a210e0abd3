package org.lapwing.accuracy.table;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads which coarser class each class belongs to, as a table with the columns `class,merged`.
public final class ClassGroups {

    private static final String COLUMNS = "class,merged";

    private ClassGroups() {}

    /// The coarser class of each class; classes that are not named stay what they are.
    ///
    /// @param known the classes there are
    /// @throws IOException a sentence naming file, line and remedy
    public static Map<String, String> read(Path file, List<String> known) throws IOException {
        var table = Table.read(file);
        int from = table.requiredColumn("class", COLUMNS);
        int to = table.requiredColumn("merged", COLUMNS);
        var groups = new LinkedHashMap<String, String>();
        for (var row : table.rows()) {
            var name = table.text(row, from);
            if (!known.contains(name)) {
                throw table.failure(
                        row,
                        "class '" + name + "' does not occur; there are " + String.join(", ", known)
                                + ". Correct the spelling, or remove the line.");
            }
            if (groups.put(name, table.text(row, to)) != null) {
                throw table.failure(row, "class '" + name + "' is merged twice. Keep one of the two lines.");
            }
        }
        return groups;
    }
}

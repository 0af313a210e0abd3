package org.lapwing.accuracy.table;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.lapwing.accuracy.estimate.Stratum;

/// Strata and their sizes as a table with the columns `stratum,size[,area]` tells them.
final class StrataTable {

    static final String COLUMNS = "stratum,size[,area]";

    private final Table table;
    private final List<Stratum> strata = new ArrayList<>();
    private final Map<String, Table.Row> rows = new LinkedHashMap<>();

    private StrataTable(Table table) {
        this.table = table;
    }

    static StrataTable read(Path file) throws IOException {
        var strata = new StrataTable(Table.read(file));
        strata.fill();
        return strata;
    }

    private void fill() throws IOException {
        int named = table.requiredColumn("stratum", COLUMNS);
        int size = table.requiredColumn("size", COLUMNS);
        var area = table.column("area");
        for (var row : table.rows()) {
            var name = table.text(row, named);
            var before = rows.put(name, row);
            if (before != null) {
                throw table.failure(
                        row,
                        "stratum '" + name + "' has a size already, on " + before.place() + ". Keep one of the two.");
            }
            strata.add(new Stratum(
                    name,
                    OptionalDouble.of(table.size(row, size)),
                    area.isPresent() ? OptionalDouble.of(table.size(row, area.getAsInt())) : OptionalDouble.empty()));
        }
        if (strata.stream().allMatch(stratum -> stratum.units().orElse(0) == 0)) {
            throw new IOException(
                    table.source() + " names no stratum of any size. Give one line a stratum: " + COLUMNS + ".");
        }
    }

    List<Stratum> strata() {
        return strata;
    }

    String source() {
        return table.source();
    }

    /// The place of a stratum; −1 where there is none of that name.
    int indexOf(String name) {
        return new ArrayList<>(rows.keySet()).indexOf(name);
    }

    Table.Row row(int stratum) {
        return List.copyOf(rows.values()).get(stratum);
    }

    /// A failure that names file and line of a stratum.
    IOException failure(int stratum, String what) {
        return table.failure(row(stratum), what);
    }
}

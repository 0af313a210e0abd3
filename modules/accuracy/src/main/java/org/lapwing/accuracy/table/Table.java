package org.lapwing.accuracy.table;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.lapwing.vector.file.FeatureFiles;

/// Rows of text under named columns, and where each stands, so that what is wrong can be told.
///
/// @param source the file, as messages name it
/// @param columns names as the file has them, at least one, none twice
/// @param rows the rows, each with one cell a column
/// @param crs reference system of the columns `x` and `y`; empty where the file does not say
/// @param mayUseCommas whether `0,5` can be a number, as where columns are parted by semicolons
public record Table(String source, List<String> columns, List<Row> rows, String crs, boolean mayUseCommas) {

    /// One row.
    ///
    /// @param place where it stands, such as `line 5`
    /// @param cells as many as there are columns; without blanks around
    public record Row(String place, List<String> cells) {

        /// Copies the list.
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /// Copies the lists.
    public Table {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /// Reads CSV, or the attributes of a GeoJSON, GeoPackage or shapefile with the columns `x` and `y` from
    /// points.
    ///
    /// @throws IOException a sentence naming file, line and remedy
    public static Table read(Path file) throws IOException {
        var table = FeatureFiles.recognises(file) ? FeatureTable.read(file) : DelimitedText.read(file);
        var seen = new ArrayList<String>();
        for (var column : table.columns) {
            var name = column.toLowerCase(Locale.ROOT);
            if (!name.isEmpty() && seen.contains(name)) {
                throw new IOException(file + " has two columns '" + column + "'. Rename or remove one.");
            }
            seen.add(name);
        }
        return table;
    }

    /// The place of a column, whatever its case; empty where there is none.
    public OptionalInt column(String name) {
        for (int index = 0; index < columns.size(); index++) {
            if (columns.get(index).equalsIgnoreCase(name)) {
                return OptionalInt.of(index);
            }
        }
        return OptionalInt.empty();
    }

    /// The place of a column that must be there.
    public int requiredColumn(String name, String wanted) throws IOException {
        var column = column(name);
        if (column.isEmpty()) {
            throw new IOException(source + " has no column '" + name + "', only " + String.join(", ", columns)
                    + ". It needs the columns " + wanted + ".");
        }
        return column.getAsInt();
    }

    /// The text of a cell that must not be empty.
    public String text(Row row, int column) throws IOException {
        var text = row.cells().get(column);
        if (text.isEmpty()) {
            throw failure(row, "column '" + name(column) + "' is empty. Fill it in, or remove the line.");
        }
        return text;
    }

    /// The text of a cell, where the column is there and the cell is not empty.
    public static Optional<String> text(Row row, OptionalInt column) {
        return column.isEmpty()
                ? Optional.empty()
                : Optional.of(row.cells().get(column.getAsInt())).filter(text -> !text.isEmpty());
    }

    /// The number of a cell; never negative.
    public double size(Row row, int column) throws IOException {
        double value = number(row, column);
        if (value < 0) {
            throw failure(
                    row,
                    "column '" + name(column) + "' is " + row.cells().get(column)
                            + ", and neither areas nor counts can be negative. Correct it.");
        }
        return value;
    }

    /// The number of a cell.
    public double number(Row row, int column) throws IOException {
        var text = text(row, column);
        var plain = mayUseCommas && text.indexOf('.') < 0 ? text.replace(',', '.') : text;
        try {
            double value = Double.parseDouble(plain);
            if (Double.isFinite(value) && !plain.matches("(?i).*[dfx]")) {
                return value;
            }
        } catch (NumberFormatException _) {
            // told below
        }
        throw failure(
                row,
                "column '" + name(column) + "' is '" + text
                        + "', which is no number. Write it with digits and a point only, such as 12500.5.");
    }

    /// A whole number of a cell; never negative.
    public long count(Row row, int column) throws IOException {
        double value = size(row, column);
        if (value != Math.rint(value) || value > 1L << 53) {
            throw failure(
                    row,
                    "column '" + name(column) + "' is " + row.cells().get(column)
                            + ", and points are counted in whole numbers. Give counts, not shares or areas.");
        }
        return (long) value;
    }

    /// A failure that names file and line.
    public IOException failure(Row row, String what) {
        return new IOException(source + ", " + row.place() + ": " + what);
    }

    private String name(int column) {
        return columns.get(column);
    }
}

package org.lapwing.learning.query;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.lapwing.raster.json.JsonFile;
import org.lapwing.raster.json.JsonFormatException;
import org.lapwing.raster.write.WholeFile;

/// How far a person has come, as a JSON file beside the candidates.
public final class QueueFile {

    /// The version written, and the only one so far.
    public static final int FORMAT = 1;

    private static final long MOST_BYTES = 64L << 20;
    private static final String REMEDY = " Delete it, and the queue begins anew; labels are kept elsewhere.";

    private record Stored(int format, int current, StoredBudget budget, List<QueueState.Entry> entries) {}

    /// 0 where nothing limits.
    private record StoredBudget(int patches, double hours, double money, double pricePerHour) {}

    private QueueFile() {}

    /// Writes a state, all or nothing.
    public static void write(Path file, QueueState state) throws IOException {
        var budget = state.budget();
        var stored = new Stored(
                FORMAT,
                state.current(),
                new StoredBudget(
                        budget.patches().orElse(0),
                        budget.hours().orElse(0),
                        budget.money().orElse(0),
                        budget.pricePerHour()),
                state.entries());
        WholeFile.write(file, JsonFile.COMPLETE.writeValueAsBytes(stored));
    }

    /// Reads a state.
    ///
    /// @param candidates how many candidates the queue has
    /// @throws IOException with a sentence naming file, place and remedy; also where it belongs to another
    ///     number of candidates
    public static QueueState read(Path file, int candidates) throws IOException {
        try {
            var tree = JsonFile.read(file, MOST_BYTES);
            int format = tree.path("format").asInt(0);
            if (format != FORMAT) {
                throw new IOException(
                        file + " is no queue of format " + FORMAT + " (it says format " + format + ")." + REMEDY);
            }
            var stored = JsonFile.value(JsonFile.COMPLETE, tree, Stored.class, file.toString());
            if (stored.entries.size() != candidates) {
                throw new IOException(file + " belongs to " + stored.entries.size() + " candidates, not to "
                        + candidates + "." + REMEDY);
            }
            return new QueueState(
                    stored.entries,
                    stored.current,
                    new LabelBudget(
                            stored.budget.patches == 0 ? OptionalInt.empty() : OptionalInt.of(stored.budget.patches),
                            orEmpty(stored.budget.hours),
                            orEmpty(stored.budget.money),
                            stored.budget.pricePerHour));
        } catch (JsonFormatException broken) {
            throw new IOException(broken.getMessage() + REMEDY, broken);
        } catch (IllegalArgumentException broken) {
            throw new IOException(file + " is damaged: " + broken.getMessage() + "." + REMEDY, broken);
        }
    }

    private static OptionalDouble orEmpty(double value) {
        return value == 0 ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
}

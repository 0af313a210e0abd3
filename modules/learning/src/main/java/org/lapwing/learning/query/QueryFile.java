package org.lapwing.learning.query;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.lapwing.raster.Grid;
import org.lapwing.raster.GridToCrs;
import org.lapwing.raster.Window;
import org.lapwing.raster.json.JsonFile;
import org.lapwing.raster.json.JsonFormatException;
import org.lapwing.raster.write.WholeFile;

/// Frozen answers as JSON files.
public final class QueryFile {

    /// The version written, and the only one so far.
    public static final int FORMAT = 1;

    private static final long MOST_BYTES = 256L << 20;
    private static final long NO_REVISION = -1;
    private static final String REMEDY = " Ask again, which writes it anew.";

    private record Stored(
            int format,
            QuerySettings settings,
            List<StoredImage> images,
            List<String> checkpoints,
            long labelRevision,
            int poolPatches,
            double meanUncertainty,
            List<StoredCandidate> candidates,
            List<String> remarks) {}

    private record StoredImage(
            String name, String content, long columns, long rows, List<Double> transform, String crs) {}

    private record StoredCandidate(
            int image, long column, long row, int width, int height, double score, QueryReason reason) {}

    private QueryFile() {}

    /// Writes an answer, all or nothing.
    public static void write(Path file, QueryResult result) throws IOException {
        WholeFile.write(file, JsonFile.COMPLETE.writeValueAsBytes(stored(result)));
    }

    /// The answer as the JSON text of its file.
    public static String toJson(QueryResult result) throws IOException {
        return JsonFile.COMPLETE.writeValueAsString(stored(result));
    }

    /// Reads an answer.
    ///
    /// @throws IOException with a sentence naming file, place and remedy
    public static QueryResult read(Path file) throws IOException {
        try {
            var tree = JsonFile.read(file, MOST_BYTES);
            int format = tree.path("format").asInt(0);
            if (format != FORMAT) {
                throw new IOException(file + " is no list of candidates of format " + FORMAT + " (it says format "
                        + format + ")." + REMEDY);
            }
            return result(JsonFile.value(JsonFile.COMPLETE, tree, Stored.class, file.toString()));
        } catch (JsonFormatException broken) {
            throw new IOException(broken.getMessage() + REMEDY, broken);
        } catch (IllegalArgumentException broken) {
            throw new IOException(file + " is damaged: " + broken.getMessage() + "." + REMEDY, broken);
        }
    }

    private static Stored stored(QueryResult result) {
        return new Stored(
                FORMAT,
                result.settings(),
                result.images().stream().map(QueryFile::stored).toList(),
                result.checkpoints(),
                result.labelRevision().orElse(NO_REVISION),
                result.poolPatches(),
                result.meanUncertainty(),
                result.candidates().stream().map(QueryFile::stored).toList(),
                result.remarks());
    }

    private static StoredImage stored(PoolImage image) {
        var to = image.grid().transform();
        return new StoredImage(
                image.name(),
                image.content(),
                image.grid().columns(),
                image.grid().rows(),
                List.of(to.originX(), to.columnX(), to.rowX(), to.originY(), to.columnY(), to.rowY()),
                image.grid().crs());
    }

    private static StoredCandidate stored(Candidate candidate) {
        var window = candidate.patch().window();
        return new StoredCandidate(
                candidate.patch().image(),
                window.column(),
                window.row(),
                window.width(),
                window.height(),
                candidate.score(),
                candidate.reason());
    }

    private static QueryResult result(Stored stored) {
        return new QueryResult(
                stored.settings,
                stored.images.stream().map(QueryFile::image).toList(),
                stored.checkpoints,
                stored.labelRevision < 0 ? OptionalLong.empty() : OptionalLong.of(stored.labelRevision),
                stored.poolPatches,
                stored.meanUncertainty,
                stored.candidates.stream()
                        .map(each -> new Candidate(
                                new QueryPatch(each.image, Window.of(each.column, each.row, each.width, each.height)),
                                each.score,
                                each.reason))
                        .toList(),
                stored.remarks);
    }

    private static PoolImage image(StoredImage stored) {
        var to = stored.transform;
        if (to.size() != 6) {
            throw new IllegalArgumentException("a transform of " + to.size() + " numbers");
        }
        return new PoolImage(
                stored.name,
                stored.content,
                new Grid(
                        stored.columns,
                        stored.rows,
                        new GridToCrs(to.get(0), to.get(1), to.get(2), to.get(3), to.get(4), to.get(5)),
                        stored.crs));
    }
}

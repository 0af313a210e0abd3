package org.lapwing.learning.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.raster.Window;
import org.lapwing.testsupport.Scene;

class QueryFileTest {

    private static final String WEIGHTS = "ab".repeat(32);

    @Test
    void anAnswerReadBackIsTheSame(@TempDir Path folder) throws IOException {
        var file = folder.resolve("candidates.json");
        var result = result(QueryStrategy.ENTROPY, OptionalLong.of(41));
        QueryFile.write(file, result);
        assertEquals(result, QueryFile.read(file));
        var unrevised = result(QueryStrategy.RANDOM, OptionalLong.empty());
        QueryFile.write(file, unrevised);
        assertEquals(unrevised, QueryFile.read(file));
    }

    @Test
    void anotherModelMakesAnAnswerStaleUnlessItWasDrawnByLot() {
        var result = result(QueryStrategy.ENTROPY, OptionalLong.empty());
        assertFalse(result.isStale(WEIGHTS));
        assertTrue(result.isStale("cd".repeat(32)));
        assertFalse(result(QueryStrategy.RANDOM, OptionalLong.empty()).isStale("cd".repeat(32)));
    }

    @Test
    void brokenFilesSayWhereAndWhatToDo(@TempDir Path folder) throws IOException {
        var file = folder.resolve("candidates.json");
        QueryFile.write(file, result(QueryStrategy.BALD, OptionalLong.of(1)));
        var whole = Files.readString(file);
        for (var damage : List.of(
                whole.replace("\"image\" : 0", "\"image\" : 5"),
                whole.replace("\"batch\" : 10", "\"batch\" : -1"),
                whole.replace("\"transform\" : [ ", "\"transform\" : [ 3, "),
                whole.replace("\"format\" : 1", "\"format\" : 2"),
                whole.substring(0, whole.length() / 2))) {
            Files.writeString(file, damage);
            var broken = assertThrows(IOException.class, () -> QueryFile.read(file));
            assertTrue(broken.getMessage().contains("candidates.json"), broken.getMessage());
            assertTrue(broken.getMessage().endsWith("Ask again, which writes it anew."), broken.getMessage());
        }
        assertThrows(IOException.class, () -> QueryFile.read(folder.resolve("none.json")));
    }

    private static QueryResult result(QueryStrategy strategy, OptionalLong revision) {
        var patch = new QueryPatch(0, Window.of(64, 0, 32, 32));
        return new QueryResult(
                QuerySettings.of(strategy).withSeed(7).withMinimumDistance(120),
                List.of(new PoolImage("river", "river.tif 12 34", Scene.grid(128, 64))),
                strategy.needsModel() ? List.of(WEIGHTS) : List.of(),
                revision,
                8,
                0.25,
                List.of(new Candidate(patch, 0.5, new QueryReason(strategy, 0.5, 0.875, 1, 0))),
                List.of("A remark."));
    }
}

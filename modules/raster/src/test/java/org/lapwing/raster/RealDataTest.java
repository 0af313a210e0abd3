package org.lapwing.raster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.lapwing.jobs.CancelToken;

/// Opens every raster file of a folder of real data, named by the environment variable `LAPWING_REAL_DATA`.
@EnabledIfEnvironmentVariable(named = "LAPWING_REAL_DATA", matches = ".+")
class RealDataTest {

    /// Far below what the lying files among them claim, far above what any honest window needs.
    private static final long MOST_BYTES = 700L << 20;

    private static final List<String> ENDINGS = List.of(".tif", ".tiff", ".png", ".jpg", ".jpeg");
    private static final int MOST_FILES_OF_ONE_FOLDER = 500;

    @Test
    void everyFileIsReadOrRefusedWithASentenceThatNamesIt() throws IOException {
        var wrong = new ArrayList<String>();
        int opened = 0;
        int refused = 0;
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (var file : files(Path.of(System.getenv("LAPWING_REAL_DATA")))) {
            long before = threads.getCurrentThreadAllocatedBytes();
            try {
                read(file);
                opened++;
            } catch (RasterReadException sentence) {
                refused++;
                if (!sentence.getMessage().contains(file.toString())
                        || !sentence.getMessage().endsWith(".")) {
                    wrong.add(file + ": " + sentence.getMessage());
                }
            } catch (RuntimeException | Error crash) {
                wrong.add(file + ": " + crash);
            }
            long taken = threads.getCurrentThreadAllocatedBytes() - before;
            if (taken > MOST_BYTES) {
                wrong.add(file + ": took " + (taken >> 20) + " MB");
            }
        }
        assertEquals(List.of(), wrong);
        assertTrue(opened > 3 * refused, opened + " opened, " + refused + " refused");
    }

    private static void read(Path file) throws RasterReadException {
        try (var source = RasterFiles.open(file)) {
            int side = source.bands().size() > 300 ? 2 : 100;
            for (int level = 0; level < Math.min(2, source.levels()); level++) {
                long columns = source.grid().columns(level);
                long rows = source.grid().rows(level);
                source.read(new Window(0, 0, side, side, level), CancelToken.NEVER);
                source.read(new Window(columns / 2, rows / 2, side, side, level), CancelToken.NEVER);
                source.read(new Window(columns - side / 2, rows - side / 2, side, side, level), CancelToken.NEVER);
            }
        }
    }

    /// All raster files; of folders with thousands of like patches only the first.
    private static List<Path> files(Path folder) throws IOException {
        var files = new ArrayList<Path>();
        try (var inside = Files.list(folder)) {
            var sorted = inside.sorted().toList();
            int taken = 0;
            for (var path : sorted) {
                if (Files.isDirectory(path)) {
                    files.addAll(files(path));
                } else if (isRaster(path) && taken++ < MOST_FILES_OF_ONE_FOLDER) {
                    files.add(path);
                }
            }
        }
        return files;
    }

    private static boolean isRaster(Path path) {
        var name = path.getFileName().toString().toLowerCase(Locale.ROOT);
        return ENDINGS.stream().anyMatch(name::endsWith);
    }
}

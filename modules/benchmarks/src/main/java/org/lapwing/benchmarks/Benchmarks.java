package org.lapwing.benchmarks;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/// `mvn -Pbenchmark`: prints a table of ratios.
///
/// Arguments: a working folder, the folder of the peers' scripts, then names of the parts to run (`export`,
/// `training`, `query`, `reads`, `opening`, `large`, `live`, `map`, `update`, `assess`, `memory`); all but
/// `memory`, which takes ten minutes, when none is named.
public final class Benchmarks {

    private static final List<String> PARTS =
            List.of("export", "training", "query", "reads", "opening", "large", "live", "map", "update", "assess");

    private Benchmarks() {}

    /// Runs the parts.
    public static void main(String[] arguments) throws Exception {
        var out = new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.out), true, "UTF-8");
        var folder = Files.createDirectories(Path.of(arguments[0]));
        var scripts = Path.of(arguments[1]);
        var parts = arguments.length > 2 ? List.of(arguments).subList(2, arguments.length) : PARTS;
        out.println("| work | Lapwing | peer | ratio | goal |\n|---|---|---|---|---|");
        for (var part : parts) {
            measure(part, folder, scripts, row -> out.println(row.toMarkdown()));
        }
        Runtime.getRuntime().exit(0);
    }

    private static void measure(String part, Path folder, Path scripts, Consumer<Line> rows) throws Exception {
        switch (part) {
            case "export" -> rows.accept(ExportAgainstSession.measure(folder));
            case "training" -> rows.accept(TrainingAgainstPyTorch.measure(scripts));
            case "query" -> QueryAgainstSession.measure(folder, rows);
            case "reads" -> ReadsAgainstRasterio.measure(folder, scripts, rows::accept);
            case "opening" -> OpeningLargeFile.measure(folder, rows::accept);
            case "large" -> MapFluency.measureLarge(folder, rows);
            case "map" -> MapFluency.measure(folder, rows);
            case "live" -> LiveAgainstSession.measure(folder, rows);
            case "update" -> UpdateSpeed.measure(folder, rows);
            case "assess" -> AssessAgainstNumpy.measure(folder, scripts, rows);
            case "memory" -> MapFluency.measureMemory(folder, rows);
            default ->
                throw new IllegalArgumentException(
                        "no benchmark is called " + part + "; there are " + PARTS + " and memory");
        }
    }
}

package org.lapwing.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// `mvn -Pbenchmark`: prints a table of ratios.
///
/// Arguments: a working folder, the folder of the peers' scripts, then names of the parts to run (`export`, `training`,
/// `reads`); all parts when none is named.
public final class Benchmarks {

    private static final List<String> PARTS = List.of("export", "training", "reads");

    private Benchmarks() {}

    /// Runs the parts.
    public static void main(String[] arguments) throws Exception {
        var out = new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.out), true, "UTF-8");
        var folder = Files.createDirectories(Path.of(arguments[0]));
        var scripts = Path.of(arguments[1]);
        var parts = arguments.length > 2 ? List.of(arguments).subList(2, arguments.length) : PARTS;
        out.println("| work | Lapwing | peer | ratio | goal |\n|---|---|---|---|---|");
        for (var part : parts) {
            for (var row : rows(part, folder, scripts)) {
                out.println(row.toMarkdown());
            }
        }
        Runtime.getRuntime().exit(0);
    }

    private static List<Row> rows(String part, Path folder, Path scripts) throws Exception {
        return switch (part) {
            case "export" -> List.of(ExportAgainstSession.measure(folder));
            case "training" -> List.of(TrainingAgainstPyTorch.measure(scripts));
            case "reads" -> reads(folder, scripts);
            default -> throw new IllegalArgumentException("no benchmark is called " + part + "; there are " + PARTS);
        };
    }

    private static List<Row> reads(Path folder, Path scripts) throws Exception {
        var rows = new ArrayList<Row>();
        for (var file : files(folder)) {
            rows.addAll(ReadsAgainstRasterio.measure(String.valueOf(file.getFileName()), file, scripts));
        }
        return rows;
    }

    /// The made scene where the export left it, and every TIFF in `reads/` of the working folder.
    private static List<Path> files(Path folder) throws IOException {
        var files = new ArrayList<Path>();
        var scene = folder.resolve("scene/image.tif");
        if (Files.exists(scene)) {
            files.add(scene);
        }
        if (Files.isDirectory(folder.resolve("reads"))) {
            try (var listed = Files.list(folder.resolve("reads"))) {
                listed.filter(path -> path.toString().endsWith(".tif")).sorted().forEach(files::add);
            }
        }
        return files;
    }
}

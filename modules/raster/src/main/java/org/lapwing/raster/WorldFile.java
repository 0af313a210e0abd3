package org.lapwing.raster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Georeference from small text files beside an image: a world file, and a `.prj` with its reference system.
///
/// For `photo.png` the world file is `photo.pgw`, `photo.pngw` or `photo.wld`, in lower or upper case.
///
/// @param transform pixel corner to map coordinates
/// @param crs WKT from the `.prj` file, empty where there is none
public record WorldFile(GridToCrs transform, String crs) {

    private static final int MAX_BYTES = 1 << 16;

    /// The world file of an image, empty where there is none or it holds no transform.
    public static Optional<WorldFile> beside(Path image) {
        var name = String.valueOf(image.getFileName());
        int dot = name.lastIndexOf('.');
        var stem = dot < 0 ? name : name.substring(0, dot);
        var extension = dot < 0 ? "" : name.substring(dot + 1);
        for (var candidate : extensions(extension)) {
            var lines = lines(image.resolveSibling(stem + "." + candidate));
            if (lines.size() >= 6) {
                var transform = transform(lines);
                if (transform.isPresent()) {
                    return Optional.of(new WorldFile(transform.get(), projection(image, stem)));
                }
            }
        }
        return Optional.empty();
    }

    private static List<String> extensions(String extension) {
        var all = new ArrayList<String>();
        if (extension.length() >= 2) {
            all.add("" + extension.charAt(0) + extension.charAt(extension.length() - 1) + "w");
        }
        all.add(extension + "w");
        all.add("wld");
        var cased = new ArrayList<String>();
        for (var one : all) {
            cased.add(one.toLowerCase(Locale.ROOT));
            cased.add(one.toUpperCase(Locale.ROOT));
        }
        return cased;
    }

    /// The six numbers give the centre of the first pixel; the grid wants its corner.
    private static Optional<GridToCrs> transform(List<String> lines) {
        try {
            var numbers = new double[6];
            for (int i = 0; i < 6; i++) {
                numbers[i] = Double.parseDouble(lines.get(i).strip().replace(',', '.'));
            }
            double columnX = numbers[0];
            double columnY = numbers[1];
            double rowX = numbers[2];
            double rowY = numbers[3];
            return Optional.of(new GridToCrs(
                    numbers[4] - columnX / 2 - rowX / 2,
                    columnX,
                    rowX,
                    numbers[5] - columnY / 2 - rowY / 2,
                    columnY,
                    rowY));
        } catch (IllegalArgumentException notATransform) {
            return Optional.empty();
        }
    }

    private static String projection(Path image, String stem) {
        for (var extension : List.of("prj", "PRJ")) {
            var text = String.join("", lines(image.resolveSibling(stem + "." + extension)))
                    .strip();
            if (text.matches("(?s)[A-Za-z_]+\\s*[\\[(].*[\\])]")) {
                return text;
            }
        }
        return "";
    }

    private static List<String> lines(Path file) {
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > MAX_BYTES) {
                return List.of();
            }
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
        } catch (IOException _) {
            return List.of(); // it is an optional companion; the image opens without
        }
    }
}

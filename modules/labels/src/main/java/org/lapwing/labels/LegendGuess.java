package org.lapwing.labels;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.lapwing.jobs.CancelToken;
import org.lapwing.raster.CategoryNames;
import org.lapwing.raster.ColorTable;
import org.lapwing.raster.RasterFile;
import org.lapwing.raster.RasterReadException;
import org.lapwing.raster.RasterSource;
import org.lapwing.raster.SampleType;

/// Makes up a legend for label files that come without one.
///
/// Codes are the values that occur; names are the file's category names or `class 7`; colours are those of the file's
/// colour table where they differ, else [ClassColors]. In a colour-coded image each frequent colour becomes a class.
/// A value called unknown, unlabelled, no data or the like is ignored, and so is a nameless 0 beside two or more
/// other values. Every assumption is a remark.
public final class LegendGuess {

    private static final long MOST_PIXELS = 120_000_000;
    private static final int MOST_COLORS = 4096;
    private static final double RARE_COLOR = 1e-4;
    private static final int MOST_PLAIN_COLORS = 64;
    private static final Set<String> NOTHING_NAMES = Set.of(
            "unknown",
            "unlabelled",
            "unlabeled",
            "unclassified",
            "no data",
            "nodata",
            "no-data",
            "ignore",
            "ignored",
            "undefined",
            "none",
            "void");

    private final RasterSource labels;
    private final List<String> remarks = new ArrayList<>();

    private LegendGuess(RasterSource labels) {
        this.labels = labels;
    }

    /// Proposes a legend from the values, the colour table and the category names of a label file.
    ///
    /// @throws RasterReadException where the file cannot be a label raster, naming why and the remedy
    public static LegendProposal propose(RasterSource labels, CancelToken cancel) throws RasterReadException {
        var names = labels instanceof RasterFile file && file.info().file().isPresent()
                ? CategoryNames.beside(file.info().file().get())
                : Map.<Integer, String>of();
        return propose(labels, names, cancel);
    }

    /// Whether an image consists of few, clearly different colours, as colour-coded labels do and photographs
    /// do not. Looks at about two million pixels at most.
    public static boolean isColorCoded(RasterSource image, CancelToken cancel) throws RasterReadException {
        int bands = image.bands().size();
        if (bands < 3 || bands > 4 || image.bands().getFirst().type() != SampleType.UINT8) {
            return false;
        }
        var values = SampledValues.of(image, MOST_PLAIN_COLORS, 1 << 21, cancel).pixels();
        if (values.size() < 2 || values.size() > MOST_PLAIN_COLORS) {
            return false;
        }
        // water and snow have few colours, too, but those are alike
        var colors = values.keySet().stream().map(Double::intValue).toList();
        return colors.stream().allMatch(one -> colors.stream()
                .allMatch(other ->
                        one.equals(other) || LegendColors.distance(one, other) >= LabelMatching.DEFAULT_TOLERANCE));
    }

    /// Proposes a legend from the values, the colour table and given category names of a label file. Reads up to 120
    /// million pixels; of a larger file, windows spread over it.
    ///
    /// @param categoryNames class names by value, as the file states them; may be empty
    /// @throws RasterReadException where the file cannot be a label raster, naming why and the remedy
    public static LegendProposal propose(RasterSource labels, Map<Integer, String> categoryNames, CancelToken cancel)
            throws RasterReadException {
        var guess = new LegendGuess(labels);
        int bands = labels.bands().size();
        if (bands > 4) {
            throw guess.refused("has " + bands + " bands");
        }
        var values = SampledValues.of(labels, MOST_COLORS, MOST_PIXELS, cancel);
        if (values.pixels().isEmpty()) {
            throw guess.refused("has no valid pixels");
        }
        if (!values.isComplete() && values.pixels().size() <= MOST_COLORS) {
            guess.remarks.add("The file is large, so only parts of it were looked at; rare classes may be missing.");
        }
        var legend = bands >= 3 ? guess.fromColors(values) : guess.fromCodes(values, categoryNames);
        return new LegendProposal(legend, guess.remarks);
    }

    private Legend fromCodes(SampledValues values, Map<Integer, String> categoryNames) throws RasterReadException {
        var codes = new ArrayList<Integer>();
        for (double value : values.pixels().keySet()) {
            if (value != Math.rint(value)) {
                throw refused("holds fractions such as " + value);
            }
            if (value < 0 || value > 255) {
                throw refused("holds the value " + (long) value + ", and class codes are 0 to 255");
            }
            codes.add((int) value);
        }
        var ignore = new TreeSet<Integer>();
        for (int code : codes) {
            var name = categoryNames.getOrDefault(code, "").strip();
            if (NOTHING_NAMES.contains(name.toLowerCase(Locale.ROOT))) {
                ignore.add(code);
            }
        }
        if (codes.contains(0)
                && codes.size() > 2
                && categoryNames.getOrDefault(0, "").isBlank()) {
            ignore.add(0);
            remarks.add("The value 0 is taken as unlabelled; make it a class if it is one.");
        }
        labels.bands().getFirst().noData().ifPresent(value -> {
            if (value == Math.rint(value) && value >= 0 && value <= 255) {
                ignore.add((int) value);
            }
        });
        codes.removeAll(ignore);
        if (codes.isEmpty() || codes.size() > Legend.UNLABELLED - 1) {
            throw refused("holds " + codes.size() + " values that could be classes");
        }
        var colors = colors(codes);
        var classes = new ArrayList<LegendClass>();
        for (int i = 0; i < codes.size(); i++) {
            int code = codes.get(i);
            var name = categoryNames.getOrDefault(code, "").strip();
            classes.add(new LegendClass(code, name.isEmpty() ? "class " + code : name, colors.get(i), List.of()));
        }
        return new Legend(classes, ignore);
    }

    private List<String> colors(List<Integer> codes) {
        var spare = ClassColors.distinct(Legend.UNLABELLED);
        var table = labels.bands().getFirst().colorTable();
        if (table.isEmpty()) {
            return spare.subList(0, codes.size());
        }
        var stated =
                codes.stream().map(table.get()::argb).map(LegendColors::hex).toList();
        var colors = new LinkedHashSet<>(stated);
        if (isGreyRamp(table.get(), codes) || colors.size() * 2 <= codes.size()) {
            remarks.add("The file's colour table does not tell its classes apart, so other colours were chosen.");
            return spare.subList(0, codes.size());
        }
        if (colors.size() < codes.size()) {
            remarks.add(
                    "Some classes have one colour in the file's colour table; the later of them were given others.");
        }
        var free = spare.stream().filter(color -> !colors.contains(color)).iterator();
        var used = new HashSet<String>();
        return stated.stream()
                .map(color -> used.add(color) ? color : free.next())
                .toList();
    }

    private static boolean isGreyRamp(ColorTable table, List<Integer> codes) {
        return codes.stream()
                .map(table::argb)
                .allMatch(argb -> (argb >> 16 & 0xFF) == (argb & 0xFF) && (argb >> 8 & 0xFF) == (argb & 0xFF));
    }

    private Legend fromColors(SampledValues values) throws RasterReadException {
        if (labels.bands().getFirst().type() != SampleType.UINT8) {
            throw refused(
                    "has three or more bands of " + labels.bands().getFirst().type() + " samples");
        }
        long total = values.total();
        var frequent = values.pixels().entrySet().stream()
                .sorted(Map.Entry.<Double, Long>comparingByValue(Comparator.reverseOrder()))
                .filter(entry -> entry.getValue() >= RARE_COLOR * total)
                .map(entry -> entry.getKey().intValue())
                .toList();
        var centres = new ArrayList<Integer>();
        for (int rgb : frequent) {
            if (centres.stream()
                    .allMatch(centre -> LegendColors.distance(centre, rgb) >= LabelMatching.DEFAULT_TOLERANCE)) {
                centres.add(rgb);
            }
        }
        var ignore = new TreeSet<String>();
        if (centres.size() > 2 && centres.removeIf(rgb -> rgb == 0)) {
            ignore.add("#000000");
            remarks.add("Black is taken as unlabelled; make it a class if it is one.");
        }
        if (centres.size() > MOST_PLAIN_COLORS || values.pixels().size() > MOST_COLORS) {
            throw refused("has too many colours, as a photograph has");
        }
        var classes = new ArrayList<LegendClass>();
        for (int i = 0; i < centres.size(); i++) {
            classes.add(new LegendClass(i + 1, "class " + (i + 1), LegendColors.hex(centres.get(i)), List.of()));
        }
        remarks.add("The classes are the colours of the image, the most frequent first; give them names.");
        return new Legend(classes, Set.of(0), ignore);
    }

    private RasterReadException refused(String why) {
        return new RasterReadException(labels.name() + " " + why
                + ", so it is not a label raster; choose a file with one band of class codes or few plain colours.");
    }
}

package org.lapwing.labels;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.lapwing.jobs.CancelToken;
import org.lapwing.raster.ColorTable;
import org.lapwing.raster.RasterReadException;
import org.lapwing.raster.RasterSource;
import org.lapwing.raster.SampleType;

/// How one file is matched with one legend, and what a person should know about that.
///
/// @param classifier reads the file
/// @param matching what was chosen; never [LabelMatching.By#AUTOMATIC]
/// @param remarks whole sentences
record MatchingChoice(PixelClassifier classifier, LabelMatching matching, List<String> remarks) {

    private static final int MOST_VALUES = 4096;
    private static final long MOST_SAMPLED_PIXELS = 3_000_000;

    static MatchingChoice of(RasterSource file, Legend legend, LabelMatching asked) throws RasterReadException {
        int bands = file.bands().size();
        if (bands > 4) {
            throw new RasterReadException(file.name() + " has " + bands
                    + " bands, so it is not a label raster; choose a file with one band of class codes, or a colour-coded"
                    + " image of three or four bands.");
        }
        var table = file.bands().getFirst().colorTable().filter(_ -> bands == 1);
        return switch (asked.by()) {
            case CODE -> byCode(file, legend, asked);
            case COLOR -> byColor(file, legend, asked);
            case AUTOMATIC -> {
                if (bands >= 3) {
                    yield byColor(file, legend, asked);
                }
                yield table.isEmpty() ? byCode(file, legend, asked) : byTable(file, legend, asked, table.get());
            }
        };
    }

    private static MatchingChoice byCode(RasterSource file, Legend legend, LabelMatching asked)
            throws RasterReadException {
        var band = file.bands().getFirst();
        if (file.bands().size() > 2) {
            throw new RasterReadException(file.name() + " has " + file.bands().size()
                    + " bands, so its classes cannot be read by code; match it by colour.");
        }
        var remarks = new ArrayList<String>();
        band.noData().ifPresent(value -> {
            int index = value == Math.rint(value) ? legend.indexOfCode((int) value) : Legend.UNKNOWN_CODE;
            if (index >= 0 && index < legend.size()) {
                remarks.add(
                        "The file marks the value " + (int) value + " as no data while the legend names it "
                                + legend.classes().get(index).name()
                                + "; those pixels are read as unlabelled. Remove the no-data mark from the file if they are not.");
            }
        });
        return new MatchingChoice(CodeClassifier.byCode(legend), decided(LabelMatching.By.CODE, asked), remarks);
    }

    private static MatchingChoice byColor(RasterSource file, Legend legend, LabelMatching asked)
            throws RasterReadException {
        rejectEqualColors(file, legend);
        var colors = new LegendColors(legend, asked.tolerance());
        var matching = decided(LabelMatching.By.COLOR, asked);
        var band = file.bands().getFirst();
        if (file.bands().size() < 3) {
            var table = band.colorTable()
                    .orElseThrow(() -> new RasterReadException(file.name()
                            + " has neither three bands nor a colour table, so its classes cannot be read by colour;"
                            + " match it by code."));
            return new MatchingChoice(CodeClassifier.byColor(table, colors), matching, List.of());
        }
        if (band.type() != SampleType.UINT8) {
            throw new RasterReadException(file.name() + " holds " + band.type()
                    + " samples, so it is not a colour-coded image; convert it to 8 bits a band.");
        }
        return new MatchingChoice(new ColorClassifier(colors), matching, List.of());
    }

    /// A colour table says what a value looks like, not always what it means. Images without georeference are made
    /// by drawing programs, which number colours as they come: only the colour counts there. In a GIS raster the
    /// codes count, unless colours and codes contradict each other and the colours explain much of the file.
    private static MatchingChoice byTable(RasterSource file, Legend legend, LabelMatching asked, ColorTable table)
            throws RasterReadException {
        var colors = new LegendColors(legend, asked.tolerance());
        long byCode = 0;
        long byColor = 0;
        boolean contradiction = false;
        for (var entry : SampledValues.of(file, MOST_VALUES, MOST_SAMPLED_PIXELS, CancelToken.NEVER)
                .pixels()
                .entrySet()) {
            int value = entry.getKey().intValue();
            int code = legend.indexOfCode(value);
            int color =
                    table.argb(value) >>> 24 == 0 ? Legend.UNLABELLED : colors.indexOf(table.argb(value) & 0xFFFFFF);
            boolean codeIsClass = code >= 0 && code < legend.size();
            boolean colorIsClass = color >= 0 && color < legend.size();
            byCode += codeIsClass ? entry.getValue() : 0;
            byColor += colorIsClass ? entry.getValue() : 0;
            contradiction |= codeIsClass && colorIsClass && code != color;
        }
        boolean codesCount = file.grid().isGeoreferenced()
                ? contradiction ? byColor * 2 < byCode : byCode >= byColor
                : isGrey(table);
        if (!codesCount) {
            return byColor(file, legend, asked);
        }
        var choice = byCode(file, legend, asked);
        if (byColor == 0 && byCode > 0 && !isGrey(table)) {
            var remarks = new ArrayList<>(choice.remarks());
            remarks.add("None of the colours in the file's colour table is a colour of the legend; check that the codes"
                    + " of file and legend mean the same classes.");
            return new MatchingChoice(choice.classifier(), choice.matching(), remarks);
        }
        return choice;
    }

    private static boolean isGrey(ColorTable table) {
        for (int value = 0; value < table.size(); value++) {
            int argb = table.argb(value);
            if ((argb >> 16 & 0xFF) != (argb & 0xFF) || (argb >> 8 & 0xFF) != (argb & 0xFF)) {
                return false;
            }
        }
        return true;
    }

    private static void rejectEqualColors(RasterSource file, Legend legend) throws RasterReadException {
        var seen = new HashMap<String, String>();
        for (var each : legend.classes()) {
            var earlier = seen.put(each.color(), each.name());
            if (earlier != null || legend.ignoreColors().contains(each.color())) {
                throw new RasterReadException("The classes of " + file.name()
                        + " cannot be told by colour: in the legend " + each.name() + " has the colour " + each.color()
                        + " of " + (earlier == null ? "unlabelled pixels" : earlier)
                        + ". Give each class its own colour.");
            }
        }
    }

    private static LabelMatching decided(LabelMatching.By by, LabelMatching asked) {
        return new LabelMatching(by, asked.tolerance());
    }
}

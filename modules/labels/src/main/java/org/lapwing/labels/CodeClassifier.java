package org.lapwing.labels;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lapwing.raster.ColorTable;
import org.lapwing.raster.SampleType;
import org.lapwing.raster.Tile;

/// Classes by the value of the first band: as a class code, or through a colour table. A second band is alpha.
final class CodeClassifier implements PixelClassifier {

    private static final int UNKNOWN = -1;

    /// Stands for unknown values within a row; no class has it, since a legend has at most 254 from 0 on.
    private static final byte UNKNOWN_MARK = (byte) 254;

    private final int[] indexOfValue;
    private final byte[] indexOfByte = new byte[256];
    private final Optional<ColorTable> colors;
    private final Optional<LegendColors> legendColors;

    private CodeClassifier(int[] indexOfValue, Optional<ColorTable> colors, Optional<LegendColors> legendColors) {
        this.indexOfValue = indexOfValue;
        for (int value = 0; value < indexOfByte.length; value++) {
            int index = indexOf(value);
            indexOfByte[value] = index == UNKNOWN ? UNKNOWN_MARK : (byte) index;
        }
        this.colors = colors;
        this.legendColors = legendColors;
    }

    /// Values are class codes.
    static CodeClassifier byCode(Legend legend) {
        var indices = new int[256];
        Arrays.setAll(indices, code -> {
            int index = legend.indexOfCode(code);
            return index == Legend.UNKNOWN_CODE ? UNKNOWN : index;
        });
        return new CodeClassifier(indices, Optional.empty(), Optional.empty());
    }

    /// Values have colours, and these are class colours; transparent entries are unlabelled.
    static CodeClassifier byColor(ColorTable table, LegendColors legendColors) {
        var indices = new int[table.size()];
        Arrays.setAll(indices, value -> {
            int argb = table.argb(value);
            return argb >>> 24 == 0 ? Legend.UNLABELLED : legendColors.indexOf(argb & 0xFFFFFF);
        });
        return new CodeClassifier(indices, Optional.of(table), Optional.of(legendColors));
    }

    @Override
    public void classifyRow(Tile tile, int row, byte[] target, int offset, @Nullable UnmatchedTally tally) {
        int width = tile.width();
        boolean alpha = tile.bands().size() == 2;
        if (tile.type() == SampleType.UINT8) {
            tile.copyRow(0, row, 0, width, target, offset);
            if (!alpha) {
                classifyBytes(tile, row, target, offset, tally);
                return;
            }
        }
        for (int column = 0; column < width; column++) {
            int index = Legend.UNLABELLED;
            if (tile.isValid(column, row) && !(alpha && tile.sample(1, column, row) == 0)) {
                double value =
                        tile.type() == SampleType.UINT8 ? target[offset + column] & 0xFF : tile.sample(0, column, row);
                index = indexOf(value);
                if (index == UNKNOWN) {
                    index = Legend.UNLABELLED;
                    if (tally != null) {
                        tally.add(value, tile.window(), column, row);
                    }
                }
            }
            target[offset + column] = (byte) index;
        }
    }

    /// As the general way, by a table and without asking for each pixel: most class rasters are of bytes.
    private void classifyBytes(Tile tile, int row, byte[] target, int offset, @Nullable UnmatchedTally tally) {
        int end = offset + tile.width();
        for (int at = offset; at < end; at++) {
            target[at] = indexOfByte[target[at] & 0xFF];
        }
        tile.fillInvalid(row, target, offset, (byte) Legend.UNLABELLED);
        for (int at = offset; at < end; at++) {
            if (target[at] == UNKNOWN_MARK) {
                target[at] = (byte) Legend.UNLABELLED;
                if (tally != null) {
                    tally.add(tile.sample(0, at - offset, row), tile.window(), at - offset, row);
                }
            }
        }
    }

    @Override
    public String describe(double value) {
        var number = value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
        return colors.map(table -> number + " " + LegendColors.hex(table.argb((int) value)))
                .orElse(number);
    }

    @Override
    public String hint(double value) {
        return colors.isPresent() && legendColors.isPresent()
                ? legendColors.get().hint(colors.get().argb((int) value) & 0xFFFFFF)
                : "";
    }

    private int indexOf(double value) {
        int whole = (int) value;
        return whole == value && whole >= 0 && whole < indexOfValue.length ? indexOfValue[whole] : UNKNOWN;
    }
}

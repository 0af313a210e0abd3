package org.lapwing.learning;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.lapwing.labels.Legend;
import org.lapwing.labels.LegendClass;
import org.lapwing.raster.Band;
import org.lapwing.raster.Grid;
import org.lapwing.raster.MemoryRaster;
import org.lapwing.raster.SampleType;
import org.lapwing.raster.SourceId;
import org.lapwing.raster.Tile;
import org.lapwing.raster.Window;

/// Small labelled scenes: fields of classes 0 and 1 with ponds of the rare class 2; band 0 tells the class but
/// for noise.
public final class Fields {

    public static final Legend LEGEND = new Legend(
            List.of(
                    new LegendClass(1, "field", "#00FF00", List.of()),
                    new LegendClass(2, "wood", "#008000", List.of()),
                    new LegendClass(3, "pond", "#0000FF", List.of())),
            Set.of(0));

    private static final int FIELD = 24;
    private static final int POND = 6;

    private Fields() {}

    /// A scene whose labels are complete.
    public static LabelledImage of(int columns, int rows) {
        return of(columns, rows, Window.of(0, 0, columns, rows));
    }

    /// A scene that is labelled inside a window only.
    public static LabelledImage of(int columns, int rows, Window labelled) {
        var random = new SplittableRandom(7);
        int pixels = columns * rows;
        var samples = new byte[2 * pixels];
        var classes = new byte[pixels];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                int pixel = row * columns + column;
                int index = classAt(column, row);
                samples[pixel] = (byte) (40 + 60 * index + random.nextInt(20));
                samples[pixels + pixel] = (byte) random.nextInt(200);
                boolean known = column >= labelled.column()
                        && column < labelled.endColumn()
                        && row >= labelled.row()
                        && row < labelled.endRow();
                classes[pixel] = (byte) (known ? index : Legend.UNLABELLED);
            }
        }
        return new LabelledImage(
                raster("fields", columns, rows, 2, samples), raster("known", columns, rows, 1, classes));
    }

    /// The class index at a pixel.
    public static int classAt(int column, int row) {
        boolean pond = column % (4 * FIELD) < POND && row % (4 * FIELD) < POND;
        return pond ? 2 : (column / FIELD + row / FIELD) % 2;
    }

    private static MemoryRaster raster(String name, int columns, int rows, int bands, byte[] samples) {
        var list = new ArrayList<Band>();
        for (int band = 0; band < bands; band++) {
            list.add(Band.of("band " + (band + 1), SampleType.UINT8));
        }
        var grid = Grid.ofPixels(columns, rows);
        return new MemoryRaster(
                SourceId.of(name + " " + columns + " x " + rows),
                grid,
                new Tile(grid.bounds(), list, samples, Optional.empty()));
    }
}

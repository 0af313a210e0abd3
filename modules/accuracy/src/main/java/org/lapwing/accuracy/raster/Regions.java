package org.lapwing.accuracy.raster;

import org.lapwing.accuracy.ClassRows;
import org.lapwing.jobs.CancelToken;
import org.lapwing.labels.LabelRaster;
import org.lapwing.labels.Legend;
import org.lapwing.raster.RasterReadException;
import org.lapwing.raster.RasterSource;
import org.lapwing.raster.Window;

/// Tells which region each pixel is in.
public interface Regions {

    /// The number of pixels in no region.
    int NONE = Integer.MIN_VALUE;

    /// The regions of a piece, rows first; [#NONE] where there is none.
    int[] of(Window piece, CancelToken cancel) throws RasterReadException;

    /// What a region is called.
    String name(int number);

    /// Square cells of a grid.
    ///
    /// @param side pixels of a cell, at least 1
    static Regions cells(int side, long columns) {
        if (side < 1) {
            throw new IllegalArgumentException("a cell of " + side + " pixels");
        }
        int across = Math.toIntExact((columns + side - 1) / side);
        return new Regions() {
            @Override
            public int[] of(Window piece, CancelToken cancel) {
                var numbers = new int[Math.toIntExact(piece.pixels())];
                for (int row = 0; row < piece.height(); row++) {
                    int base = Math.toIntExact((piece.row() + row) / side) * across;
                    for (int column = 0; column < piece.width(); column++) {
                        numbers[row * piece.width() + column] =
                                base + Math.toIntExact((piece.column() + column) / side);
                    }
                }
                return numbers;
            }

            @Override
            public String name(int number) {
                return "row " + number / across + ", column " + number % across;
            }
        };
    }

    /// The values of a raster of whole numbers on the same pixels.
    ///
    /// @param zones its first band is read; pixels without data are in no region
    static Regions zones(RasterSource zones) {
        return new Regions() {
            @Override
            public int[] of(Window piece, CancelToken cancel) throws RasterReadException {
                var tile = zones.read(piece, cancel);
                var numbers = new int[Math.toIntExact(piece.pixels())];
                for (int row = 0; row < piece.height(); row++) {
                    for (int column = 0; column < piece.width(); column++) {
                        numbers[row * piece.width() + column] =
                                tile.isValid(column, row) ? (int) Math.round(tile.value(0, column, row)) : NONE;
                    }
                }
                return numbers;
            }

            @Override
            public String name(int number) {
                return "zone " + number;
            }
        };
    }

    /// The classes of a map; pixels without one are in no region.
    static Regions classes(LabelRaster map) {
        return new Regions() {
            @Override
            public int[] of(Window piece, CancelToken cancel) throws RasterReadException {
                var indices = ClassRows.indices(map.read(piece, cancel));
                var numbers = new int[indices.length];
                for (int at = 0; at < indices.length; at++) {
                    int index = indices[at] & 0xFF;
                    numbers[at] = index == Legend.UNLABELLED ? NONE : index;
                }
                return numbers;
            }

            @Override
            public String name(int number) {
                return map.legend().classes().get(number).name();
            }
        };
    }

    /// All pixels of these regions as one.
    default Regions together(String name) {
        var parts = this;
        return new Regions() {
            @Override
            public int[] of(Window piece, CancelToken cancel) throws RasterReadException {
                var numbers = parts.of(piece, cancel);
                for (int at = 0; at < numbers.length; at++) {
                    numbers[at] = numbers[at] == NONE ? NONE : 0;
                }
                return numbers;
            }

            @Override
            public String name(int number) {
                return name;
            }
        };
    }

    /// These regions, but only where a pixel is in a region of others too.
    default Regions within(Regions area) {
        var parts = this;
        return new Regions() {
            @Override
            public int[] of(Window piece, CancelToken cancel) throws RasterReadException {
                var numbers = parts.of(piece, cancel);
                var inside = area.of(piece, cancel);
                for (int at = 0; at < numbers.length; at++) {
                    numbers[at] = inside[at] == NONE ? NONE : numbers[at];
                }
                return numbers;
            }

            @Override
            public String name(int number) {
                return parts.name(number);
            }
        };
    }
}

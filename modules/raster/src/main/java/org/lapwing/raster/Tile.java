package org.lapwing.raster;

import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/// The pixels of one window, in the number type of their file. Immutable: the constructor takes ownership of
/// its arrays.
///
/// Samples are band-sequential: the sample of `band` at (`column`, `row`), counted from the window's corner,
/// stands at `(band * height + row) * width + column`. A pixel is valid in all bands or in none.
public final class Tile {

    private final Window window;
    private final List<Band> bands;
    private final SampleType type;
    private final Object samples;
    private final @Nullable BitSet invalid;

    /// Takes ownership of `samples` and `invalid`; the caller must not change them any more.
    ///
    /// @param bands the bands, all of one type
    /// @param samples `byte[]`, `short[]`, `int[]`, `float[]` or `double[]` after the type of the bands
    ///     (unsigned types
    ///     in the signed array of their width), of length bands × height × width
    /// @param invalid bit `row * width + column` is set where there is no data; empty when all pixels are valid
    public Tile(Window window, List<Band> bands, Object samples, Optional<BitSet> invalid) {
        this.window = window;
        this.bands = List.copyOf(bands);
        this.type = bands.getFirst().type();
        this.samples = samples;
        this.invalid = invalid.filter(set -> !set.isEmpty()).orElse(null);
        if (bands.stream().anyMatch(band -> band.type() != type)) {
            throw new IllegalArgumentException("bands of one tile must have one sample type");
        }
        if (!samples.getClass().equals(arrayClass(type))
                || Array.getLength(samples) != window.pixels() * bands.size()) {
            throw new IllegalArgumentException("samples must be "
                    + arrayClass(type).getSimpleName() + " of length " + window.pixels() * bands.size());
        }
    }

    /// A new zero-filled sample array for a type.
    public static Object newSamples(SampleType type, int length) {
        Class<?> component = arrayClass(type).getComponentType();
        if (component == null) {
            throw new IllegalStateException("no array for " + type);
        }
        return Array.newInstance(component, length);
    }

    /// A tile in which no pixel is valid.
    public static Tile empty(Window window, List<Band> bands) {
        int pixels = Math.toIntExact(window.pixels());
        var invalid = new BitSet(pixels);
        invalid.set(0, pixels);
        return new Tile(
                window,
                bands,
                newSamples(bands.getFirst().type(), Math.multiplyExact(pixels, bands.size())),
                Optional.of(invalid));
    }

    public Window window() {
        return window;
    }

    public List<Band> bands() {
        return bands;
    }

    public SampleType type() {
        return type;
    }

    public int width() {
        return window.width();
    }

    public int height() {
        return window.height();
    }

    /// Whether the pixel (`column`, `row`), counted from the window's corner, holds data.
    public boolean isValid(int column, int row) {
        return invalid == null || !invalid.get(row * width() + column);
    }

    /// Whether every pixel holds data.
    public boolean isAllValid() {
        return invalid == null;
    }

    /// Whether no pixel holds data.
    public boolean isAllInvalid() {
        return invalid != null && invalid.cardinality() == window.pixels();
    }

    /// A copy of the pixels without data: bit `row * width + column` is set where there is none.
    public BitSet invalidPixels() {
        return invalid == null ? new BitSet() : (BitSet) invalid.clone();
    }

    /// The sample as the file has it, before scale and offset; meaningless where not valid.
    public double sample(int band, int column, int row) {
        return sample((band * height() + row) * width() + column);
    }

    /// The physical value: sample × scale + offset of its band; meaningless where not valid.
    public double value(int band, int column, int row) {
        var of = bands.get(band);
        return sample(band, column, row) * of.scale() + of.offset();
    }

    /// Copies the physical values of one band, rows first, into `target` from `offset`.
    ///
    /// Where a pixel is not valid, the value written is meaningless (ask [#isValid]).
    public void copyValues(int band, float[] target, int offset) {
        var of = bands.get(band);
        float scale = (float) of.scale();
        float shift = (float) of.offset();
        int pixels = (int) window.pixels();
        int from = band * pixels;
        switch (type) {
            case UINT8 -> {
                var values = (byte[]) samples;
                for (int i = 0; i < pixels; i++) {
                    target[offset + i] = (values[from + i] & 0xFF) * scale + shift;
                }
            }
            case INT8 -> {
                var values = (byte[]) samples;
                for (int i = 0; i < pixels; i++) {
                    target[offset + i] = values[from + i] * scale + shift;
                }
            }
            case UINT16 -> {
                var values = (short[]) samples;
                for (int i = 0; i < pixels; i++) {
                    target[offset + i] = (values[from + i] & 0xFFFF) * scale + shift;
                }
            }
            case INT16 -> {
                var values = (short[]) samples;
                for (int i = 0; i < pixels; i++) {
                    target[offset + i] = values[from + i] * scale + shift;
                }
            }
            case FLOAT32 -> {
                var values = (float[]) samples;
                if (scale == 1 && shift == 0) {
                    System.arraycopy(values, from, target, offset, pixels);
                    return;
                }
                for (int i = 0; i < pixels; i++) {
                    target[offset + i] = values[from + i] * scale + shift;
                }
            }
            case UINT32, INT32, FLOAT64 -> {
                for (int i = 0; i < pixels; i++) {
                    target[offset + i] = (float) (sample(from + i) * of.scale() + of.offset());
                }
            }
        }
    }

    /// Finds the pixels that one band calls no data; a tile marks a pixel invalid only where no band holds data.
    ///
    /// @param values the physical values of the band, as [#copyValues] writes them from 0: they are compared
    ///     first, being at hand, and the sample decides where they agree
    /// @param found takes `row * width + column` of each, rows first
    public void findNoData(int band, float[] values, IntConsumer found) {
        var of = bands.get(band);
        if (of.noData().isEmpty()) {
            return;
        }
        double noData = of.noData().getAsDouble();
        // reckoned as copyValues reckons, so that equal samples have equal values
        float value =
                switch (type) {
                    case UINT32, INT32, FLOAT64 -> (float) (noData * of.scale() + of.offset());
                    default -> (float) noData * (float) of.scale() + (float) of.offset();
                };
        int pixels = (int) window.pixels();
        for (int i = 0; i < pixels; i++) {
            if (values[i] == value && sample(band * pixels + i) == noData) {
                found.accept(i);
            }
        }
    }

    /// Copies the samples of one row of one band into `target`, an array of this tile's kind (see the
    /// constructor).
    public void copyRow(int band, int row, int column, int count, Object target, int offset) {
        if (column < 0 || column + count > width()) {
            throw new IllegalArgumentException("columns " + column + " to " + (column + count) + " of " + width());
        }
        System.arraycopy(samples, (band * height() + row) * width() + column, target, offset, count);
    }

    /// Writes a value where the pixels of a row hold no data, run by run.
    ///
    /// @param target takes [#width] values from `offset` on
    public void fillInvalid(int row, byte[] target, int offset, byte value) {
        if (invalid == null) {
            return;
        }
        int start = row * width();
        int end = start + width();
        for (int from = invalid.nextSetBit(start); from >= 0 && from < end; ) {
            int to = Math.min(end, invalid.nextClearBit(from));
            Arrays.fill(target, offset + from - start, offset + to - start, value);
            from = invalid.nextSetBit(to);
        }
    }

    /// The part of this tile inside `part`.
    ///
    /// @param part a window that this tile's window contains
    public Tile crop(Window part) {
        if (part.equals(window)) {
            return this;
        }
        if (!window.contains(part)) {
            throw new IllegalArgumentException(part + " is not inside " + window);
        }
        int left = (int) (part.column() - window.column());
        int top = (int) (part.row() - window.row());
        var target = newSamples(type, Math.toIntExact(part.pixels() * bands.size()));
        for (int band = 0; band < bands.size(); band++) {
            SampleRows.copy(
                    samples,
                    (band * height() + top) * width() + left,
                    width(),
                    target,
                    band * part.height() * part.width(),
                    part.width(),
                    part.width(),
                    part.height());
        }
        Optional<BitSet> mask = Optional.empty();
        if (invalid != null) {
            var cropped = new BitSet();
            for (int row = 0; row < part.height(); row++) {
                int from = (top + row) * width() + left;
                for (int i = invalid.nextSetBit(from);
                        i >= 0 && i < from + part.width();
                        i = invalid.nextSetBit(i + 1)) {
                    cropped.set(row * part.width() + i - from);
                }
            }
            mask = Optional.of(cropped);
        }
        return new Tile(part, bands, target, mask);
    }

    /// The same pixels as those of another window of the same size, with bands of the same type; shares the
    /// arrays.
    public Tile relabelled(Window other, List<Band> names) {
        if (other.width() != width() || other.height() != height() || names.size() != bands.size()) {
            throw new IllegalArgumentException(other + " with " + names.size() + " bands is not of the shape of "
                    + window + " with " + bands.size());
        }
        return new Tile(other, names, samples, Optional.ofNullable(invalid));
    }

    /// This tile with fewer valid pixels; shares the samples.
    ///
    /// @param mask a tile of the same size; where its first band is 0 or it is not valid, nothing is valid
    public Tile masked(Tile mask) {
        var marks = invalidPixels();
        for (int row = 0; row < height(); row++) {
            for (int column = 0; column < width(); column++) {
                if (!mask.isValid(column, row) || mask.sample(0, column, row) == 0) {
                    marks.set(row * width() + column);
                }
            }
        }
        return new Tile(window, bands, samples, Optional.of(marks));
    }

    /// Bytes of memory held, for cache budgets.
    public long byteSize() {
        return window.pixels() * bands.size() * type.bytes() + (invalid == null ? 0 : invalid.size() / 8) + 128;
    }

    private double sample(int index) {
        return switch (type) {
            case UINT8 -> ((byte[]) samples)[index] & 0xFF;
            case INT8 -> ((byte[]) samples)[index];
            case UINT16 -> ((short[]) samples)[index] & 0xFFFF;
            case INT16 -> ((short[]) samples)[index];
            case UINT32 -> ((int[]) samples)[index] & 0xFFFFFFFFL;
            case INT32 -> ((int[]) samples)[index];
            case FLOAT32 -> ((float[]) samples)[index];
            case FLOAT64 -> ((double[]) samples)[index];
        };
    }

    private static Class<?> arrayClass(SampleType type) {
        return switch (type) {
            case UINT8, INT8 -> byte[].class;
            case UINT16, INT16 -> short[].class;
            case UINT32, INT32 -> int[].class;
            case FLOAT32 -> float[].class;
            case FLOAT64 -> double[].class;
        };
    }
}

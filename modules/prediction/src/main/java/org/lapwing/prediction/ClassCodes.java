package org.lapwing.prediction;

import org.lapwing.labels.Legend;

/// Which value a classified raster holds for which class.
///
/// The no-data value is the lowest code that the legend ignores (so that a map and its label raster agree on
/// "nothing here"), else 255, else the highest code without a meaning. Unknown pixels (those about which a
/// model is not sure enough) have the highest code that is left then.
public final class ClassCodes {

    /// The class index that stands for unknown pixels.
    static final byte UNKNOWN = (byte) Legend.UNLABELLED;

    private static final int NONE = -1;

    private final byte[] codes;
    private final int noData;
    private final int unknown;

    private ClassCodes(byte[] codes, int noData, int unknown) {
        this.codes = codes;
        this.noData = noData;
        this.unknown = unknown;
    }

    /// The codes of a legend.
    ///
    /// @throws IllegalArgumentException if all 256 codes have a meaning, so that none is left for "no data"
    public static ClassCodes of(Legend legend) {
        int noData = legend.ignore().stream().mapToInt(Integer::intValue).min().orElseGet(() -> free(legend, NONE));
        if (noData == NONE) {
            throw new IllegalArgumentException("all 256 codes have a meaning in the legend; none is left for no data");
        }
        int unknown = free(legend, noData);
        var codes = new byte[256];
        for (int index = 0; index < legend.size(); index++) {
            codes[index] = (byte) legend.classes().get(index).code();
        }
        codes[UNKNOWN & 0xFF] = (byte) unknown;
        return new ClassCodes(codes, noData, unknown);
    }

    /// The highest code without a meaning but `taken`, [#NONE] where there is none.
    private static int free(Legend legend, int taken) {
        for (int code = 255; code >= 0; code--) {
            if (code != taken && legend.indexOfCode(code) == Legend.UNKNOWN_CODE) {
                return code;
            }
        }
        return NONE;
    }

    /// Class indices themselves, with [Legend#UNLABELLED] for no data.
    public static ClassCodes indices(Legend legend) {
        var codes = new byte[256];
        for (int index = 0; index < legend.size(); index++) {
            codes[index] = (byte) index;
        }
        codes[UNKNOWN & 0xFF] = UNKNOWN;
        return new ClassCodes(codes, Legend.UNLABELLED, Legend.UNLABELLED);
    }

    /// The value, 0 to 255, where there is no data.
    public int noData() {
        return noData;
    }

    /// The value, 0 to 255, of pixels about which a model is not sure enough.
    ///
    /// @throws IllegalArgumentException if every code has a meaning
    public int unknown() {
        if (unknown == NONE) {
            throw new IllegalArgumentException(
                    "all codes have a meaning in the legend; none is left for unknown pixels. Map without a threshold");
        }
        return unknown;
    }

    /// The value of a class index, as the byte that files hold.
    public byte code(int index) {
        return codes[index];
    }

    /// Replaces the first `count` class indices by codes.
    public void encode(byte[] indices, int count) {
        for (int i = 0; i < count; i++) {
            indices[i] = codes[indices[i] & 0xFF];
        }
    }
}

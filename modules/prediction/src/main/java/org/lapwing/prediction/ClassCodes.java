package org.lapwing.prediction;

import org.lapwing.labels.Legend;

/// Which value a classified raster holds for which class.
///
/// The no-data value is the lowest code that the legend ignores (so that a map and its label raster agree on "nothing
/// here"), else 255, else the highest code without a meaning.
public final class ClassCodes {

    private final byte[] codes;
    private final int noData;

    private ClassCodes(byte[] codes, int noData) {
        this.codes = codes;
        this.noData = noData;
    }

    /// The codes of a legend.
    ///
    /// @throws IllegalArgumentException if all 256 codes have a meaning, so that none is left for "no data"
    public static ClassCodes of(Legend legend) {
        var codes = new byte[legend.size()];
        for (int index = 0; index < codes.length; index++) {
            codes[index] = (byte) legend.classes().get(index).code();
        }
        int noData = legend.ignore().stream().mapToInt(Integer::intValue).min().orElse(-1);
        for (int code = 255; code >= 0 && noData < 0; code--) {
            if (legend.indexOfCode(code) == Legend.UNKNOWN_CODE) {
                noData = code;
            }
        }
        if (noData < 0) {
            throw new IllegalArgumentException("all 256 codes have a meaning in the legend; none is left for no data");
        }
        return new ClassCodes(codes, noData);
    }

    /// Class indices themselves, with [Legend#UNLABELLED] for no data.
    public static ClassCodes indices(Legend legend) {
        var codes = new byte[legend.size()];
        for (int index = 0; index < codes.length; index++) {
            codes[index] = (byte) index;
        }
        return new ClassCodes(codes, Legend.UNLABELLED);
    }

    /// The value, 0 to 255, where there is no data.
    public int noData() {
        return noData;
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

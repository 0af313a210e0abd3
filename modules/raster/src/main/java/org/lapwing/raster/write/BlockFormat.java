package org.lapwing.raster.write;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.lapwing.raster.SampleType;

/// The bytes of a block: whole rows of pixels, bands of a pixel side by side, little-endian, predicted, compressed.
///
/// *Raw* bytes are those before prediction and compression. Pure functions, for any thread.
///
/// @param tileSize side of a block in pixels
/// @param bands samples of a pixel
/// @param type number type of a sample
/// @param prediction what is compressed
/// @param compression how it is compressed
/// @param effort level of the compression
record BlockFormat(
        int tileSize, int bands, SampleType type, Prediction prediction, Compression compression, int effort) {

    int pixelBytes() {
        return bands * type.bytes();
    }

    int rowBytes() {
        return Math.multiplyExact(tileSize, pixelBytes());
    }

    int rawBytes() {
        return Math.multiplyExact(tileSize, rowBytes());
    }

    /// TIFF's predictor tag.
    int predictorCode() {
        if (prediction == Prediction.NONE || compression == Compression.NONE) {
            return 1;
        }
        return type.isFloatingPoint() ? 3 : 2;
    }

    /// Predicts and compresses; `raw` is used up.
    byte[] compress(byte[] raw) {
        switch (predictorCode()) {
            case 2 -> Predictors.difference(raw, rowBytes(), bands, type.bytes());
            case 3 -> Predictors.differenceFloats(raw, rowBytes(), bands, type.bytes());
            default -> {}
        }
        return switch (compression) {
            case NONE -> raw;
            case DEFLATE -> deflate(raw);
            case ZSTD -> Zstd.compress(raw, effort);
        };
    }

    /// The raw bytes of a compressed block.
    ///
    /// @throws IOException if they are not those of a whole block
    byte[] decompress(byte[] encoded) throws IOException {
        byte[] raw =
                switch (compression) {
                    case NONE -> encoded;
                    case DEFLATE -> inflate(encoded);
                    case ZSTD -> unpack(encoded);
                };
        if (raw.length != rawBytes()) {
            throw new IOException("a block holds " + raw.length + " bytes, not " + rawBytes());
        }
        switch (predictorCode()) {
            case 2 -> Predictors.accumulate(raw, rowBytes(), bands, type.bytes());
            case 3 -> Predictors.accumulateFloats(raw, rowBytes(), bands, type.bytes());
            default -> {}
        }
        return raw;
    }

    private byte[] deflate(byte[] raw) {
        var deflater = new Deflater(effort);
        try {
            deflater.setInput(raw);
            deflater.finish();
            var target = new byte[Math.max(1024, raw.length / 2)];
            int length = 0;
            while (!deflater.finished()) {
                if (length == target.length) {
                    target = Arrays.copyOf(target, target.length + raw.length / 2 + 1024);
                }
                length += deflater.deflate(target, length, target.length - length);
            }
            return Arrays.copyOf(target, length);
        } finally {
            deflater.end();
        }
    }

    private byte[] inflate(byte[] encoded) throws IOException {
        var inflater = new Inflater();
        try {
            inflater.setInput(encoded);
            var raw = new byte[rawBytes()];
            int length = 0;
            while (length < raw.length) {
                int count = inflater.inflate(raw, length, raw.length - length);
                if (count == 0) {
                    throw new IOException("a block ends after " + length + " of " + raw.length + " bytes");
                }
                length += count;
            }
            return raw;
        } catch (DataFormatException broken) {
            throw new IOException("a block cannot be inflated", broken);
        } finally {
            inflater.end();
        }
    }

    private byte[] unpack(byte[] encoded) throws IOException {
        try {
            return Zstd.decompress(encoded, rawBytes());
        } catch (ZstdException broken) {
            throw new IOException("a block cannot be unpacked", broken);
        }
    }
}

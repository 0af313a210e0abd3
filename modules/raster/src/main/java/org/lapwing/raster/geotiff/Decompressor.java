package org.lapwing.raster.geotiff;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// Undoes the byte compressions (all but JPEG).
final class Decompressor {

    private Decompressor() {}

    /// Fills `target` from compressed bytes.
    ///
    /// @return how many bytes were written; fewer than `target.length` when the data end early
    /// @throws DataFormatException if the data make no sense
    static int decode(Compression compression, byte[] source, byte[] target) throws DataFormatException {
        return switch (compression) {
            case NONE -> {
                int count = Math.min(source.length, target.length);
                System.arraycopy(source, 0, target, 0, count);
                yield count;
            }
            case LZW -> LzwDecoder.decode(source, target);
            case DEFLATE -> inflate(source, target);
            case PACK_BITS -> unpackBits(source, target);
            case ZSTD -> zstd(source, target);
            case JPEG -> throw new IllegalStateException("JPEG is decoded by JpegBlocks");
        };
    }

    private static int inflate(byte[] source, byte[] target) throws DataFormatException {
        var inflater = new Inflater();
        try {
            inflater.setInput(source);
            int done = 0;
            while (done < target.length) {
                int got = inflater.inflate(target, done, target.length - done);
                if (got == 0) {
                    if (inflater.finished() || inflater.needsInput() || inflater.needsDictionary()) {
                        break;
                    }
                }
                done += got;
            }
            return done;
        } finally {
            inflater.end();
        }
    }

    private static int unpackBits(byte[] source, byte[] target) {
        int in = 0;
        int out = 0;
        while (in < source.length && out < target.length) {
            int code = source[in++];
            if (code >= 0) {
                int count = Math.min(Math.min(code + 1, source.length - in), target.length - out);
                System.arraycopy(source, in, target, out, count);
                in += code + 1;
                out += count;
            } else if (code != -128 && in < source.length) {
                int count = Math.min(1 - code, target.length - out);
                Arrays.fill(target, out, out + count, source[in++]);
                out += count;
            }
        }
        return out;
    }

    private static int zstd(byte[] source, byte[] target) throws DataFormatException {
        try (var stream = new ZstdInputStreamNoFinalizer(new ByteArrayInputStream(source))) {
            return stream.readNBytes(target, 0, target.length);
        } catch (IOException failure) {
            var odd = new DataFormatException(failure.getMessage());
            odd.initCause(failure);
            throw odd;
        }
    }
}

package org.lapwing.prediction;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.zip.CRC32C;

/// One predicted patch as the bytes of a file, without loss.
///
/// Layout, big-endian: the magic `LWSC`, version, the name of the scores (64 characters), column and row of the patch,
/// number of scores, number of 64-bit words of the no-data mask, CRC-32C of the plain content, the compressed
/// content. Content: the scores, each as the difference of its bits to those of the one before, taken apart by byte
/// so that Zstandard finds what is alike; then the mask.
final class ScoreFile {

    private static final int MAGIC = 0x4C575343;
    private static final int VERSION = 1;
    private static final int NAME_BYTES = 64;
    private static final int HEADER_BYTES =
            2 * Integer.BYTES + NAME_BYTES + 2 * Long.BYTES + 2 * Integer.BYTES + Long.BYTES;
    private static final int EFFORT = 1;

    /// What a patch of a model holds.
    ///
    /// @param scores numbers of a patch that has data
    /// @param pixels pixels of the core
    record Size(int scores, int pixels) {}

    private ScoreFile() {}

    static byte[] encode(String name, PatchKey key, PredictedPatch patch) {
        var mask = patch.invalid().toLongArray();
        var plain = plain(patch.scores(), mask);
        var checksum = new CRC32C();
        checksum.update(plain);
        var compressed = Zstd.compress(plain, EFFORT);
        return ByteBuffer.allocate(HEADER_BYTES + compressed.length)
                .putInt(MAGIC)
                .putInt(VERSION)
                .put(name.getBytes(StandardCharsets.US_ASCII), 0, NAME_BYTES)
                .putLong(key.column())
                .putLong(key.row())
                .putInt(patch.scores().length)
                .putInt(mask.length)
                .putLong(checksum.getValue())
                .put(compressed)
                .array();
    }

    /// @throws IOException saying what is wrong with the bytes
    static PredictedPatch decode(byte[] bytes, String name, PatchKey key, Size size) throws IOException {
        var file = ByteBuffer.wrap(bytes);
        if (bytes.length < HEADER_BYTES || file.getInt() != MAGIC || file.getInt() != VERSION) {
            throw new IOException("it holds no scores of this version");
        }
        var stored = new byte[NAME_BYTES];
        file.get(stored);
        if (!new String(stored, StandardCharsets.US_ASCII).equals(name)
                || file.getLong() != key.column()
                || file.getLong() != key.row()) {
            throw new IOException("it holds the scores of another model, image or place");
        }
        int scores = file.getInt();
        int words = file.getInt();
        long checksum = file.getLong();
        if (scores != 0 && scores != size.scores()
                || words < 0
                || words > (size.pixels() + Long.SIZE - 1) / Long.SIZE) {
            throw new IOException("it claims " + scores + " scores and " + words + " words of mask");
        }
        var plain = new byte[scores * Float.BYTES + words * Long.BYTES];
        try {
            long length =
                    Zstd.decompressByteArray(plain, 0, plain.length, bytes, HEADER_BYTES, bytes.length - HEADER_BYTES);
            if (Zstd.isError(length) || length != plain.length) {
                throw new IOException("its content is cut or damaged");
            }
        } catch (ZstdException failure) {
            throw new IOException("its content is damaged", failure);
        }
        var found = new CRC32C();
        found.update(plain);
        if (found.getValue() != checksum) {
            throw new IOException("its checksum is wrong");
        }
        var mask = new long[words];
        ByteBuffer.wrap(plain, scores * Float.BYTES, words * Long.BYTES)
                .asLongBuffer()
                .get(mask);
        return new PredictedPatch(scores(plain, scores), BitSet.valueOf(mask));
    }

    private static byte[] plain(float[] scores, long[] mask) {
        int count = scores.length;
        var plain = new byte[count * Float.BYTES + mask.length * Long.BYTES];
        int before = 0;
        for (int i = 0; i < count; i++) {
            int bits = Float.floatToRawIntBits(scores[i]);
            int step = bits - before;
            before = bits;
            int turned = step << 1 ^ step >> 31; // small steps up and down have zeros in front
            plain[i] = (byte) (turned >>> 24);
            plain[count + i] = (byte) (turned >>> 16);
            plain[2 * count + i] = (byte) (turned >>> 8);
            plain[3 * count + i] = (byte) turned;
        }
        var rest = ByteBuffer.wrap(plain, count * Float.BYTES, mask.length * Long.BYTES);
        Arrays.stream(mask).forEach(rest::putLong);
        return plain;
    }

    private static float[] scores(byte[] plain, int count) {
        var scores = new float[count];
        int bits = 0;
        for (int i = 0; i < count; i++) {
            int turned = plain[i] << 24
                    | (plain[count + i] & 0xFF) << 16
                    | (plain[2 * count + i] & 0xFF) << 8
                    | plain[3 * count + i] & 0xFF;
            bits += turned >>> 1 ^ -(turned & 1);
            scores[i] = Float.intBitsToFloat(bits);
        }
        return scores;
    }
}

package org.lapwing.raster.geotiff;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/// Compresses with TIFF's LZW, after the pseudo code of TIFF 6.0, section 13.
final class LzwFixture {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Map<String, Integer> table = new HashMap<>();
    private long bits;
    private int bitCount;

    private LzwFixture() {}

    static byte[] encode(byte[] raw) {
        var encoder = new LzwFixture();
        encoder.run(new String(raw, StandardCharsets.ISO_8859_1));
        return encoder.out.toByteArray();
    }

    private void run(String raw) {
        clear();
        var prefix = "";
        for (int i = 0; i < raw.length(); i++) {
            var longer = prefix + raw.charAt(i);
            if (longer.length() == 1 || table.containsKey(longer)) {
                prefix = longer;
                continue;
            }
            put(code(prefix));
            table.put(longer, 258 + table.size());
            if (258 + table.size() == 4094) {
                clear();
            }
            prefix = raw.substring(i, i + 1);
        }
        if (!prefix.isEmpty()) {
            put(code(prefix));
            table.put("\0end", -1);
        }
        put(257);
        out.write((int) (bits << (8 - bitCount)));
    }

    private int code(String text) {
        return text.length() == 1 ? text.charAt(0) : table.getOrDefault(text, -1);
    }

    private void clear() {
        put(256);
        table.clear();
    }

    private void put(int code) {
        int next = 258 + table.size();
        int width = next < 512 ? 9 : next < 1024 ? 10 : next < 2048 ? 11 : 12;
        bits = bits << width | code;
        bitCount += width;
        while (bitCount >= 8) {
            out.write((int) (bits >> (bitCount - 8)));
            bitCount -= 8;
        }
        bits &= (1L << bitCount) - 1;
    }
}

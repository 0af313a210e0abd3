package org.lapwing.raster.geotiff;

import java.util.Map;
import java.util.Optional;

/// Compressions of TIFF blocks that are decoded here.
enum Compression {
    NONE("none", 1),
    LZW("LZW", 4096),
    DEFLATE("Deflate", 1100),
    PACK_BITS("PackBits", 64),
    ZSTD("ZSTD", 1 << 16),
    JPEG("JPEG", 2048);

    private static final Map<Long, String> UNREAD = Map.ofEntries(
            Map.entry(2L, "CCITT RLE"),
            Map.entry(3L, "CCITT fax group 3"),
            Map.entry(4L, "CCITT fax group 4"),
            Map.entry(6L, "old-style JPEG"),
            Map.entry(32766L, "NeXT"),
            Map.entry(32809L, "ThunderScan"),
            Map.entry(34676L, "SGILog"),
            Map.entry(34677L, "SGILog24"),
            Map.entry(34712L, "JPEG 2000"),
            Map.entry(34887L, "LERC"),
            Map.entry(34925L, "LZMA"),
            Map.entry(50001L, "WebP"),
            Map.entry(50002L, "JPEG XL"),
            Map.entry(52546L, "JPEG XL (DNG)"));

    private final String label;
    private final int greatestRatio;

    Compression(String label, int greatestRatio) {
        this.label = label;
        this.greatestRatio = greatestRatio;
    }

    /// Its name for people.
    String label() {
        return label;
    }

    /// Bytes that one compressed byte can stand for at most; tells lying sizes before memory is asked for.
    int greatestRatio() {
        return greatestRatio;
    }

    static Optional<Compression> of(long code) {
        return switch ((int) Math.min(code, Integer.MAX_VALUE)) {
            case 1 -> Optional.of(NONE);
            case 5 -> Optional.of(LZW);
            case 7 -> Optional.of(JPEG);
            case 8, 32946 -> Optional.of(DEFLATE);
            case 32773 -> Optional.of(PACK_BITS);
            case 50000 -> Optional.of(ZSTD);
            default -> Optional.empty();
        };
    }

    /// The name of a compression that is not read.
    static String unreadName(long code) {
        return UNREAD.getOrDefault(code, "unknown compression " + code);
    }
}

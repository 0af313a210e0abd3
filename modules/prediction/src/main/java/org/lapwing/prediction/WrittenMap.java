package org.lapwing.prediction;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.lapwing.raster.RasterFiles;
import org.lapwing.raster.RasterReadException;
import org.lapwing.raster.geotiff.MetadataItems;

/// What an exported map says of its origin; nothing for maps from elsewhere.
///
/// @param modelSha256 the checkpoint that made it
/// @param unknownCode the code of pixels about which that model was not sure enough
public record WrittenMap(Optional<String> modelSha256, OptionalInt unknownCode) {

    static final String MODEL = "LAPWING_MODEL_SHA256";
    static final String UNKNOWN_CODE = "LAPWING_UNKNOWN_CODE";

    /// Reads what a map says.
    ///
    /// @param file any raster; only a TIFF says anything
    /// @throws RasterReadException if it is no raster at all, or damaged
    public static WrittenMap of(Path file) throws RasterReadException {
        var format = RasterFiles.describe(file).format();
        return of(format.endsWith("TIFF") ? MetadataItems.of(file) : Map.<String, String>of());
    }

    private static WrittenMap of(Map<String, String> items) {
        var code = items.getOrDefault(UNKNOWN_CODE, "");
        return new WrittenMap(
                Optional.ofNullable(items.get(MODEL)),
                code.matches("\\d{1,3}") && Integer.parseInt(code) < 256
                        ? OptionalInt.of(Integer.parseInt(code))
                        : OptionalInt.empty());
    }
}

package org.lapwing.raster;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// What a raster file says about itself.
///
/// @param name what messages call it: the path of a file, or the address of one on the web
/// @param file where it is on this machine; empty for one on the web
/// @param format `GeoTIFF`, `BigTIFF`, `TIFF`, `PNG` or `JPEG`
/// @param grid size, place and reference system
/// @param bands the bands in order, with type, no-data, scale and colours
/// @param compression such as `Deflate`, `none`
/// @param layout how pixels are stored, such as `tiles of 512 x 512, pixel interleaved`
/// @param overviews reduced copies that the file carries, finest first
/// @param masked whether a mask beside the bands says which pixels are valid
/// @param date the day it was taken, where the file says so, else the day it was written, where it says that
/// @param notes whole sentences about what was found odd and how it is read; empty for a plain file
public record RasterInfo(
        String name,
        Optional<Path> file,
        String format,
        Grid grid,
        List<Band> bands,
        String compression,
        String layout,
        List<Overview> overviews,
        boolean masked,
        Optional<LocalDate> date,
        List<String> notes) {

    /// A reduced copy.
    ///
    /// @param columns its number of columns
    /// @param rows its number of rows
    public record Overview(long columns, long rows) {}

    /// Copies the lists.
    public RasterInfo {
        bands = List.copyOf(bands);
        overviews = List.copyOf(overviews);
        notes = List.copyOf(notes);
    }
}

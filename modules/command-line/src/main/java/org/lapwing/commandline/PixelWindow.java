package org.lapwing.commandline;

import org.lapwing.raster.Window;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads `COLUMN,ROW,WIDTH,HEIGHT` as a window of full resolution.
final class PixelWindow implements ITypeConverter<Window> {

    @Override
    public Window convert(String text) {
        var parts = text.split(",", -1);
        if (parts.length != 4) {
            throw new TypeConversionException("'" + text + "' is not COLUMN,ROW,WIDTH,HEIGHT, such as 0,0,4300,4438");
        }
        try {
            return Window.of(
                    Long.parseLong(parts[0].strip()),
                    Long.parseLong(parts[1].strip()),
                    Integer.parseInt(parts[2].strip()),
                    Integer.parseInt(parts[3].strip()));
        } catch (IllegalArgumentException bad) { // NumberFormatException is one
            throw new TypeConversionException("'" + text + "' is not COLUMN,ROW,WIDTH,HEIGHT in whole pixels");
        }
    }
}

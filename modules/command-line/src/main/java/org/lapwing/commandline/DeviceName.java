package org.lapwing.commandline;

import org.lapwing.model.device.DeviceChoice;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads `auto`, `cpu` or `gpu:N`.
final class DeviceName implements ITypeConverter<DeviceChoice> {

    @Override
    public DeviceChoice convert(String text) {
        try {
            return DeviceChoice.parse(text);
        } catch (IllegalArgumentException bad) {
            throw new TypeConversionException(String.valueOf(bad.getMessage()));
        }
    }
}

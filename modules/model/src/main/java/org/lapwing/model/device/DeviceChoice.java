package org.lapwing.model.device;

import java.util.regex.Pattern;

/// Which device a person asked for: `auto`, `cpu` or `gpu:N`.
public sealed interface DeviceChoice {

    /// The GPU if it can be used, else the processor, saying why.
    record Auto() implements DeviceChoice {
        @Override
        public String toString() {
            return "auto";
        }
    }

    /// Exactly this device.
    ///
    /// @param device the device
    record Exactly(ComputeDevice device) implements DeviceChoice {
        @Override
        public String toString() {
            return device.toString();
        }
    }

    /// Reads a choice.
    ///
    /// @param text `auto`, `cpu` or `gpu:N`; `gpu` alone means `gpu:0`
    /// @throws IllegalArgumentException if it is none of these
    static DeviceChoice parse(String text) {
        if (text.equals("auto")) {
            return new Auto();
        }
        if (text.equals("cpu")) {
            return new Exactly(new ComputeDevice.Cpu());
        }
        var match = Pattern.compile("gpu(?::(\\d{1,3}))?").matcher(text);
        if (match.matches()) {
            var number = match.group(1);
            return new Exactly(new ComputeDevice.Gpu(number == null ? 0 : Integer.parseInt(number)));
        }
        throw new IllegalArgumentException("device '" + text + "' is none of auto, cpu, gpu:N");
    }
}

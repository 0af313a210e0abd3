package org.lapwing.model.device;

/// Decides which device a choice means on this machine, without loading an engine.
public final class Devices {

    private Devices() {}

    /// Decides.
    ///
    /// @throws DeviceUnavailableException if a device was asked for by name and cannot be used
    public static DeviceDecision decide(DeviceChoice choice) throws DeviceUnavailableException {
        throw new UnsupportedOperationException();
    }
}

package org.lapwing.model.device;

import java.io.IOException;

/// A device was asked for by name and cannot be used. The message is a whole sentence with the reason and the remedy.
public class DeviceUnavailableException extends IOException {

    private static final long serialVersionUID = 1L;

    /// @param message whole sentence
    public DeviceUnavailableException(String message) {
        super(message);
    }
}

package org.lapwing.app;

import java.util.logging.LogManager;
import org.slf4j.bridge.SLF4JBridgeHandler;

/// Settings of the whole process that must be made before any library starts.
final class ProcessSettings {

    private ProcessSettings() {}

    /// Makes them; called once, first.
    static void apply() {
        // No downloads and no usage reports from the engine: the network is used only when a person asks.
        defaultTo("ai.djl.offline", "true");
        defaultTo("OPT_OUT_TRACKING", "true");
        // AWT draws plots only; it must not open a display or a dock icon.
        defaultTo("java.awt.headless", "true");
        LogManager.getLogManager().reset();
        SLF4JBridgeHandler.install();
    }

    private static void defaultTo(String name, String value) {
        if (System.getProperty(name) == null) {
            System.setProperty(name, value);
        }
    }
}

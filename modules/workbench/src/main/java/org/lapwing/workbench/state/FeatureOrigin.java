package org.lapwing.workbench.state;

import java.nio.file.Path;

/// Where a layer of features comes from.
///
/// @param file which it was read from
/// @param layer its name in the file
/// @param assumed the reference system its coordinates are taken to be in; empty where the file says its own
record FeatureOrigin(Path file, String layer, String assumed) {

    /// The same layer in another assumed reference system.
    FeatureOrigin in(String crs) {
        return new FeatureOrigin(file, layer, crs);
    }
}

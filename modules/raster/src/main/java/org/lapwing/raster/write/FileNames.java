package org.lapwing.raster.write;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/// The files that make up one GeoTIFF on the disk while it is written and after.
///
/// @param target the finished file
record FileNames(Path target) {

    Path part() {
        return beside(".part");
    }

    /// Reduced copies before they are put in front of full resolution.
    Path overviews() {
        return beside(".part.overviews");
    }

    Path auxiliary() {
        return beside(".aux.xml");
    }

    Path auxiliaryPart() {
        return beside(".aux.xml.part");
    }

    /// Gives the part its name.
    ///
    /// What stood beside a replaced file (its names, statistics, overviews and mask) would lie about the new
    /// one, so it goes. The names follow last: without them a file is poorer, with those of another it is
    /// wrong.
    ///
    /// @param auxiliary content of the file of names; empty for none
    void publish(String auxiliary) throws IOException {
        try {
            if (!auxiliary.isEmpty()) {
                Files.writeString(auxiliaryPart(), auxiliary);
            }
            for (var stale : List.of(auxiliary(), beside(".ovr"), beside(".msk"))) {
                Files.deleteIfExists(stale);
            }
            move(part(), target);
            if (!auxiliary.isEmpty()) {
                move(auxiliaryPart(), auxiliary());
            }
        } finally {
            Files.deleteIfExists(auxiliaryPart());
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException _) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private Path beside(String suffix) {
        return target.resolveSibling(target.getFileName() + suffix);
    }
}

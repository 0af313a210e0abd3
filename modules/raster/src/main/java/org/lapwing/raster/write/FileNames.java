package org.lapwing.raster.write;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The files that make up one GeoTIFF on the disk while it is written and after.
///
/// @param target the finished file
record FileNames(Path target) {

    /// What stands beside a file and speaks of its pixels: names and statistics, overviews, mask.
    private static final List<String> COMPANIONS = List.of(".aux.xml", ".ovr", ".msk");

    private static final String ASIDE = ".old";

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

    /// Clears up after a process that was killed while it wrote this file. The caller holds the part.
    ///
    /// Companions put aside by [#publish] go back where the file before still stands; where the new one does, they
    /// go away.
    ///
    /// @param before whether the killed process left the part, so that the file before was not replaced
    void recover(boolean before) throws IOException {
        Files.deleteIfExists(overviews());
        Files.deleteIfExists(auxiliaryPart());
        if (before) {
            restore();
        } else {
            forget();
        }
    }

    /// Gives the part its name.
    ///
    /// What stood beside a replaced file would lie about the new one, so it is put aside before and deleted
    /// after: at no moment does a file stand with the companions of another, and none is lost before the new file
    /// stands. The new names follow last: without them a file is poorer, with those of another it is wrong.
    ///
    /// @param auxiliary content of the file of names; empty for none
    void publish(String auxiliary) throws IOException {
        try {
            if (!auxiliary.isEmpty()) {
                WholeFile.replace(
                        auxiliaryPart(),
                        auxiliary.getBytes(StandardCharsets.UTF_8)); // before the move, while a full disk does no harm
            }
            replaceTarget();
            if (!auxiliary.isEmpty()) {
                WholeFile.move(auxiliaryPart(), auxiliary());
            }
            forget();
        } finally {
            Files.deleteIfExists(auxiliaryPart());
        }
    }

    private void replaceTarget() throws IOException {
        try {
            for (var companion : COMPANIONS) {
                if (Files.exists(beside(companion))) {
                    WholeFile.move(beside(companion), beside(companion + ASIDE));
                }
            }
            WholeFile.move(part(), target);
        } catch (IOException failure) {
            restore();
            throw failure;
        }
    }

    private void restore() throws IOException {
        for (var companion : COMPANIONS) {
            if (Files.exists(beside(companion + ASIDE))) {
                WholeFile.move(beside(companion + ASIDE), beside(companion));
            }
        }
    }

    private void forget() throws IOException {
        for (var companion : COMPANIONS) {
            Files.deleteIfExists(beside(companion + ASIDE));
        }
    }

    private Path beside(String suffix) {
        return target.resolveSibling(target.getFileName() + suffix);
    }
}

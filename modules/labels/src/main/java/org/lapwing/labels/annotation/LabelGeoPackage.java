package org.lapwing.labels.annotation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Clock;
import org.lapwing.jobs.CancelToken;
import org.lapwing.raster.write.WriteFailures;
import org.lapwing.raster.write.WriteTarget;
import org.lapwing.vector.file.GeoPackageSchema;

/// One state of annotations as a plain GeoPackage: layers and classes, without the log of how they came about.
public final class LabelGeoPackage {

    private static final int POLLED = 256;

    private LabelGeoPackage() {}

    /// Writes a file whole or not at all; one that is there is replaced.
    ///
    /// @param clock says when it was written
    /// @throws IOException a sentence with the remedy
    public static void write(Path file, LabelSnapshot snapshot, Clock clock, CancelToken cancel) throws IOException {
        WriteTarget.check(file);
        var part = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.deleteIfExists(part);
            try (var connection = LabelConnections.toWrite(part)) {
                LabelConnections.run(connection, "PRAGMA journal_mode = OFF"); // what fails is deleted as a whole
                LabelConnections.run(connection, "BEGIN");
                int srs = LabelFileSchema.createLayers(connection, snapshot.crs());
                var rows = new LabelRows(file, connection, srs);
                rows.replaceClasses(snapshot.classes());
                int done = 0;
                for (var each : snapshot.annotations()) {
                    if (done++ % POLLED == 0) {
                        cancel.throwIfCancelled();
                    }
                    rows.add(each, snapshot.classes());
                }
                for (var table : new String[] {LabelFileSchema.AREAS, LabelFileSchema.POINTS}) {
                    GeoPackageSchema.noteExtent(connection, table, LabelRows.time(clock.instant()));
                }
                LabelConnections.run(connection, "COMMIT");
            }
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (SQLException failure) {
            throw LabelFileFailures.told(file, failure);
        } catch (IOException failure) {
            throw WriteFailures.of(file, failure);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}

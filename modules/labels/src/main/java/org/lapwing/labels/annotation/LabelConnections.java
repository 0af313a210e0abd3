package org.lapwing.labels.annotation;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.lapwing.vector.file.GeoPackageFunctions;
import org.sqlite.SQLiteConfig;

/// Connections to files of annotations. Nothing that a file's schema names is trusted to run anything.
final class LabelConnections {

    private static final int BUSY_MILLISECONDS = 5000;

    private LabelConnections() {}

    /// A connection that writes.
    static Connection toWrite(Path file) throws SQLException {
        return connect(file, new SQLiteConfig());
    }

    /// A connection that writes nothing; somebody else may write meanwhile.
    static Connection toRead(Path file) throws SQLException {
        var config = new SQLiteConfig();
        config.setReadOnly(true);
        return connect(file, config);
    }

    /// Refuses databases of other programs.
    static void requireLabels(Path file, Connection connection) throws SQLException, IOException {
        if (!hasTable(connection, "lapwing_labels") || !hasTable(connection, "gpkg_contents")) {
            throw LabelFileFailures.otherApplication(file);
        }
    }

    static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Connection connect(Path file, SQLiteConfig config) throws SQLException {
        config.setBusyTimeout(BUSY_MILLISECONDS);
        config.setPragma(SQLiteConfig.Pragma.LIMIT_ATTACHED, "0");
        var connection = config.createConnection(
                "jdbc:sqlite:" + file.toAbsolutePath().toUri().toString().replaceFirst("^file:/+", "file:/"));
        try {
            run(connection, "PRAGMA trusted_schema = OFF");
            GeoPackageFunctions.register(connection);
            return connection;
        } catch (SQLException failure) {
            connection.close();
            throw failure;
        }
    }

    private static boolean hasTable(Connection connection, String table) throws SQLException {
        try (var statement =
                connection.prepareStatement("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?")) {
            statement.setString(1, table);
            try (var found = statement.executeQuery()) {
                return found.next();
            }
        }
    }
}

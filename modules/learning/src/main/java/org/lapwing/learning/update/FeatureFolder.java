package org.lapwing.learning.update;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.CRC32;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Described windows on disk, so that the next process need not describe them again. One thread at a time.
///
/// A file a window, named by a hash of what it says. What is damaged counts as missing, and a disk that refuses costs
/// time only: everything can be made again.
final class FeatureFolder {

    private static final Logger LOG = LoggerFactory.getLogger(FeatureFolder.class);
    private static final String ENDING = ".features";
    private static final int MAGIC = 0x4C574631;

    private final Path folder;
    private final long mostBytes;

    /// @param folder made when something is kept
    FeatureFolder(Path folder, long mostBytes) {
        this.folder = folder;
        this.mostBytes = mostBytes;
    }

    Optional<FeatureMap> read(FeatureCache.Key key) {
        var file = file(key);
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > Integer.MAX_VALUE) {
                return Optional.empty();
            }
            var bytes = ByteBuffer.wrap(Files.readAllBytes(file));
            if (bytes.remaining() < 2 * Integer.BYTES || bytes.getInt() != MAGIC || bytes.getInt() != checksum(bytes)) {
                return Optional.empty();
            }
            return FeatureMap.read(bytes);
        } catch (IOException failure) {
            LOG.debug("{} cannot be read: {}", file, failure.toString());
            return Optional.empty();
        }
    }

    void write(FeatureCache.Key key, FeatureMap map) {
        var file = file(key);
        try {
            Files.createDirectories(folder);
            var bytes = ByteBuffer.allocate(Math.toIntExact(2 * Integer.BYTES + map.storedBytes()));
            bytes.putInt(MAGIC).putInt(0);
            map.write(bytes);
            bytes.flip().position(2 * Integer.BYTES);
            bytes.putInt(Integer.BYTES, checksum(bytes));
            var part = file.resolveSibling(file.getFileName() + ".part");
            Files.write(part, bytes.array());
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failure) {
            LOG.debug("{} cannot be kept: {}", file, failure.toString());
        }
    }

    /// Deletes the oldest files beyond the budget.
    void trim() {
        try (var files = Files.list(folder)) {
            var all = files.filter(each -> each.toString().endsWith(ENDING))
                    .sorted(Comparator.comparing(FeatureFolder::time).reversed())
                    .toList();
            long kept = 0;
            for (var file : all) {
                kept += Files.size(file);
                if (kept > mostBytes) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException failure) {
            LOG.debug("{} cannot be trimmed: {}", folder, failure.toString());
        }
    }

    private static FileTime time(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException _) {
            return FileTime.fromMillis(0);
        }
    }

    /// CRC-32 of what is left of a buffer, whose position stays.
    private static int checksum(ByteBuffer bytes) {
        var checksum = new CRC32();
        checksum.update(bytes.duplicate());
        return (int) checksum.getValue();
    }

    private Path file(FeatureCache.Key key) {
        try {
            var digest =
                    MessageDigest.getInstance("SHA-256").digest(key.toString().getBytes(StandardCharsets.UTF_8));
            return folder.resolve(HexFormat.of().formatHex(digest) + ENDING);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}

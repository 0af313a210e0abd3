package org.lapwing.learning;

import java.nio.file.Path;
import java.util.List;
import org.lapwing.raster.Grid;

/// An image that a run learnt from, told so that it is known again wherever its files lie now.
///
/// @param files the image's file, then that of its labels; of an image in memory its id stands for the file
/// @param grid the image's pixels and place
public record TrainedImage(List<File> files, Grid grid) {

    /// A file by name and content.
    ///
    /// @param name last part of its path
    /// @param sha256 hash of its bytes; of a very large file `sampled:` and the hash of parts of it
    public record File(String name, String sha256) {}

    /// Copies the list.
    public TrainedImage {
        files = List.copyOf(files);
        if (files.isEmpty()) {
            throw new IllegalArgumentException("an image without a file or an id");
        }
    }

    /// What a person calls it: the name of its file.
    public String name() {
        return files.getFirst().name();
    }

    /// Whether one of its files has this content.
    boolean holds(String sha256) {
        return files.stream().anyMatch(each -> each.sha256().equals(sha256));
    }

    /// Whether one of its files has this name.
    boolean isNamed(Path file) {
        return files.stream().anyMatch(each -> each.name().equals(String.valueOf(file.getFileName())));
    }
}

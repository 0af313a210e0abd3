package org.lapwing.workbench;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.stage.Stage;

/// A person who always chooses the same files and answers the same way.
final class AnsweringDialogs extends Dialogs {

    Optional<Path> raster = Optional.empty();
    Optional<Path> features = Optional.empty();
    List<Path> rasters = List.of();
    boolean agrees;
    int questions;
    Unsaved unsaved = Unsaved.STAY;
    Optional<Path> target = Optional.empty();
    String question = "";
    Optional<String> author = Optional.of("Ada");

    AnsweringDialogs(Stage stage) {
        super(stage);
    }

    @Override
    Optional<Path> raster(String title) {
        return raster;
    }

    @Override
    Optional<Path> features(String title) {
        return features;
    }

    @Override
    List<Path> rasters(String title) {
        return rasters;
    }

    @Override
    Optional<Path> target(String title, Path suggestion, String extension) {
        return target;
    }

    @Override
    Optional<String> author() {
        return author;
    }

    @Override
    Unsaved unsaved(String title, String question) {
        questions++;
        return unsaved;
    }

    @Override
    boolean confirm(String title, String question, String yes, String no) {
        questions++;
        this.question = question;
        return agrees;
    }
}

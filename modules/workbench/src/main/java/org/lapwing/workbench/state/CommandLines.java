package org.lapwing.workbench.state;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lapwing.learning.Augmentation;
import org.lapwing.learning.LearningMethod;
import org.lapwing.learning.TrainingLength;
import org.lapwing.learning.TrainingSettings;
import org.lapwing.learning.query.PatchSize;
import org.lapwing.raster.Window;

/// The command lines that do what a panel would do, for scripts and for other machines.
public final class CommandLines {

    private CommandLines() {}

    /// `lapwing train …` of a ground truth.
    ///
    /// @param legend the legend's file; left out where it was not saved
    public static String train(Path image, Path labels, Optional<Path> legend, Path model, TrainingSettings settings) {
        return train(image, List.of("--labels", labels.toString()), legend, model, settings);
    }

    /// `lapwing train …` of what people drew.
    ///
    /// @param annotations their file
    public static String trainDrawn(Path image, Path annotations, Path model, TrainingSettings settings) {
        return train(image, List.of("--annotations", annotations.toString()), Optional.empty(), model, settings);
    }

    private static String train(
            Path image, List<String> labels, Optional<Path> legend, Path model, TrainingSettings settings) {
        var words = start("train");
        words.addAll(List.of("--image", image.toString()));
        words.addAll(labels);
        legend.ifPresent(file -> words.addAll(List.of("--legend", file.toString())));
        words.addAll(List.of("--model", model.toString(), "--network", settings.network()));
        switch (settings.length()) {
            case TrainingLength.Epochs epochs -> words.addAll(List.of("--epochs", String.valueOf(epochs.count())));
            case TrainingLength.Budget budget ->
                words.addAll(List.of("--minutes", String.valueOf(budget.budget().toMinutes())));
        }
        settings.area().ifPresent(area -> words.addAll(List.of("--area", numbers(area))));
        words.addAll(List.of(
                "--patch",
                String.valueOf(settings.patch()),
                "--batch",
                String.valueOf(settings.batch()),
                "--patches-per-epoch",
                String.valueOf(settings.patchesPerEpoch()),
                "--learning-rate",
                String.format(Locale.ROOT, "%s", settings.learningRate()),
                "--sampling",
                settings.sampling().toString(),
                "--patience",
                String.valueOf(settings.patience()),
                "--test-share",
                String.valueOf(settings.shares().test()),
                "--seed",
                String.valueOf(settings.seed())));
        words.addAll(method(settings));
        if (settings.start() == TrainingSettings.Start.RESUME) {
            words.add("--resume");
        }
        return join(words);
    }

    /// How a run learns, where it is not as usual.
    private static List<String> method(TrainingSettings settings) {
        var words = new ArrayList<String>();
        var method = settings.method();
        var usual = LearningMethod.DEFAULT;
        var optimiser = method.optimiser();
        var usualOptimiser = usual.optimiser();
        unless(words, "--loss", method.loss().text(), usual.loss().text());
        unless(words, "--class-weights", String.valueOf(method.classPower()), String.valueOf(usual.classPower()));
        unless(
                words,
                "--optimiser",
                optimiser.rule().name(),
                usualOptimiser.rule().name());
        unless(words, "--momentum", String.valueOf(optimiser.momentum()), String.valueOf(usualOptimiser.momentum()));
        unless(
                words,
                "--weight-decay",
                String.valueOf(optimiser.weightDecay()),
                String.valueOf(usualOptimiser.weightDecay()));
        unless(words, "--clip", String.valueOf(optimiser.clipNorm()), String.valueOf(usualOptimiser.clipNorm()));
        unless(words, "--gather", String.valueOf(method.gathered()), String.valueOf(usual.gathered()));
        unless(words, "--schedule", method.schedule().text(), usual.schedule().text());
        unless(words, "--augment", settings.augmentation().text(), Augmentation.DEFAULT.text());
        settings.fold().ifPresent(fold -> words.addAll(List.of("--fold", fold.text())));
        return words;
    }

    private static void unless(List<String> words, String option, String value, String usual) {
        if (!value.equals(usual)) {
            words.addAll(List.of(option, value));
        }
    }

    /// `lapwing classify …`
    ///
    /// @param checkpoint name of the weights in the model folder; left out for the best
    /// @param unknownBelow least probability of a class; left out where every pixel gets one
    /// @param window left out for the whole image
    public static String classify(
            Path model,
            Optional<String> checkpoint,
            Path image,
            Path output,
            Optional<Double> unknownBelow,
            Optional<Path> probabilities,
            Optional<Window> window) {
        var words = start("classify");
        words.addAll(List.of("--model", model.toString()));
        checkpoint.ifPresent(name -> words.addAll(List.of("--checkpoint", name)));
        words.addAll(List.of("--image", image.toString(), "--output", output.toString()));
        unknownBelow.ifPresent(below -> words.addAll(List.of("--unknown-below", below.toString())));
        probabilities.ifPresent(file -> words.addAll(List.of("--probabilities", file.toString())));
        window.ifPresent(part -> words.addAll(List.of("--window", numbers(part))));
        return join(words);
    }

    /// `lapwing assess …`
    ///
    /// @param testBlocks model folder whose training kept the blocks to judge on; left out for the whole map
    public static String assess(Path map, Path reference, Optional<Path> legend, Optional<Path> testBlocks, Path html) {
        var words = start("assess");
        words.addAll(List.of("--map", map.toString(), "--reference", reference.toString()));
        legend.ifPresent(file -> words.addAll(List.of("--legend", file.toString())));
        testBlocks.ifPresent(model -> words.addAll(List.of("--test-blocks", model.toString())));
        words.addAll(List.of("--html", html.toString()));
        return join(words);
    }

    /// Where the image of a query comes from.
    ///
    /// @param project its folder; empty while there is none
    /// @param image its file
    /// @param model folder of the model; empty while there is none
    /// @param annotations file of what people drew; empty while there is none
    public record QueryFiles(Optional<Path> project, Path image, Optional<Path> model, Optional<Path> annotations) {}

    /// `lapwing query …`
    ///
    /// @param inside file of the area of interest; left out for everywhere
    /// @param outside file of the ground that is left out
    public static String query(
            QueryFiles files, QueueSettingsViewModel settings, Optional<Path> inside, Optional<Path> outside) {
        var query = settings.query();
        var words = start("query");
        if (files.project().isPresent()) {
            words.addAll(List.of("--project", files.project().get().toString()));
        } else {
            words.addAll(List.of("--image", files.image().toString()));
            files.model().ifPresent(folder -> words.addAll(List.of("--model", folder.toString())));
            files.annotations().ifPresent(file -> words.addAll(List.of("--annotations", file.toString())));
        }
        words.addAll(List.of("--strategy", query.strategy().commandName(), "--batch", String.valueOf(query.batch())));
        switch (settings.pool().size()) {
            case PatchSize.Pixels(int side) -> words.addAll(List.of("--patch", String.valueOf(side)));
            case PatchSize.Metres(double side) -> words.addAll(List.of("--patch-metres", number(side)));
        }
        words.addAll(List.of("--valid", number(settings.pool().leastValid())));
        inside.ifPresent(file -> words.addAll(List.of("--inside", file.toString())));
        outside.ifPresent(file -> words.addAll(List.of("--outside", file.toString())));
        if (query.strategy().isReduced()) {
            words.addAll(List.of("--reduction", query.reduction().commandName()));
        }
        if (query.diversity() > 1) {
            words.addAll(List.of("--diversity", String.valueOf(query.diversity())));
        }
        if (query.minimumDistanceMetres() > 0) {
            words.addAll(List.of("--min-distance", number(query.minimumDistanceMetres())));
        }
        words.addAll(List.of("--seed", String.valueOf(query.seed())));
        return join(words);
    }

    private static String number(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
    }

    /// `lapwing update …` of what a project holds.
    public static String update(Path project) {
        return join(List.of("lapwing", "update", "--project", project.toString()));
    }

    /// `lapwing update …` of files that belong to no project.
    ///
    /// @param annotations what people drew
    public static String update(Path image, Path model, Path annotations) {
        var words = start("update");
        words.addAll(List.of("--image", image.toString(), "--model", model.toString()));
        words.addAll(List.of("--annotations", annotations.toString()));
        return join(words);
    }

    /// `lapwing rounds compare …`
    ///
    /// @param changed where the map of the differences is written
    public static String compareRounds(Path project, int one, int other, Path changed) {
        var words = start("rounds");
        words.addAll(List.of("compare", String.valueOf(one), String.valueOf(other)));
        words.addAll(List.of("--project", project.toString(), "--changed", changed.toString()));
        return join(words);
    }

    private static List<String> start(String command) {
        return new ArrayList<>(List.of("lapwing", command));
    }

    private static String numbers(Window window) {
        return window.column() + "," + window.row() + "," + window.width() + "," + window.height();
    }

    private static String join(List<String> words) {
        return words.stream().map(CommandLines::quoted).collect(Collectors.joining(" "));
    }

    /// Quotes a word for shells and for Windows alike where it holds anything but plain characters.
    private static String quoted(String word) {
        return word.matches("[A-Za-z0-9_@%+=:,./\\\\-]+") ? word : '"' + word.replace("\"", "\\\"") + '"';
    }
}

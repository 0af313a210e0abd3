package org.lapwing.commandline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lapwing.labels.annotation.LabelSnapshot;
import org.lapwing.labels.annotation.SavedLabels;
import org.lapwing.project.Project;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `lapwing labels`: what people labelled, without a window.
@Command(name = "labels", mixinStandardHelpOptions = true, resourceBundle = "org.lapwing.commandline.messages")
final class LabelsCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    private LabelsCommand() {}

    /// The command with all of its own.
    ///
    /// @param clock dates edits
    static CommandLine of(Console console, Clock clock) {
        return new CommandLine(new LabelsCommand())
                .addSubcommand(new LabelsInfoCommand(console))
                .addSubcommand(new LabelsExportCommand(console, clock))
                .addSubcommand(new LabelsImportCommand(console, clock))
                .addSubcommand(new LabelsMergeCommand(console, clock))
                .addSubcommand(new LabelsAgreementCommand(console))
                .addSubcommand(new LabelsCheckCommand(console))
                .setCaseInsensitiveEnumValuesAllowed(true);
    }

    @Override
    public Integer call() {
        throw new ParameterException(Arguments.required(spec).commandLine(), Messages.text("labels.which"));
    }

    /// The labels of a project where a folder is given, else the file itself.
    static Path file(@Nullable Path given) {
        var path = Arguments.required(given);
        return Files.isDirectory(path) ? path.resolve(Project.ANNOTATIONS) : path;
    }

    /// The latest state, or that of a revision.
    static LabelSnapshot read(@Nullable Path given, @Nullable Long revision) throws IOException {
        if (revision == null) {
            return SavedLabels.read(file(given));
        }
        var read = SavedLabels.read(file(given), revision);
        if (read.revision() < revision) {
            throw new IOException(Messages.text("labels.no-revision", file(given), revision, read.revision()));
        }
        return read;
    }

    /// Who edits, where nobody is named: who is logged in.
    static String author(@Nullable String given) {
        var known = given == null ? System.getProperty("user.name", "") : given;
        return known.isBlank() ? Messages.text("labels.nobody") : known;
    }
}

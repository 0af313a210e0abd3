package org.lapwing.commandline;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.lapwing.jobs.CancelledException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// The root command: without a subcommand it opens the window.
@Command(
        name = "lapwing",
        mixinStandardHelpOptions = true,
        versionProvider = VersionText.class,
        resourceBundle = "org.lapwing.commandline.messages")
public final class LapwingCommand implements Callable<Integer> {

    /// The job is done.
    public static final int DONE = 0;
    /// The job failed; a sentence on standard error says why.
    public static final int FAILED = 1;
    /// The command line was wrong; nothing was done.
    public static final int USAGE = 2;
    /// The person stopped the job.
    public static final int CANCELLED = 130;

    private static final Logger LOG = LoggerFactory.getLogger(LapwingCommand.class);

    private final Desktop desktop;

    private LapwingCommand(Desktop desktop) {
        this.desktop = desktop;
    }

    /// Runs one command line.
    ///
    /// @param desktop opens the window
    /// @param clock dates reports
    /// @return the exit code
    public static int run(String[] arguments, Console console, Desktop desktop, Clock clock) {
        var root = new CommandLine(new LapwingCommand(desktop))
                .addSubcommand(new OpenCommand(desktop))
                .addSubcommand(new InfoCommand(console))
                .addSubcommand(new SampleCommand(console))
                .addSubcommand(new TrainCommand(console))
                .addSubcommand(new UpdateCommand(console, clock))
                .addSubcommand(new RoundsCommand(console))
                .addSubcommand(new NetworksCommand(console))
                .addSubcommand(new ClassifyCommand(console))
                .addSubcommand(new SampleDesignCommand(console, clock))
                .addSubcommand(new AssessCommand(console, clock))
                .addSubcommand(LabelsCommand.of(console, clock))
                .addSubcommand(new DoctorCommand(console))
                .addSubcommand(new QueryCommand(console))
                .addSubcommand(new SimulateCommand(console))
                .addSubcommand(new DemoCommand(console, desktop))
                .addSubcommand(new RunCommand(console, desktop));
        root.setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8));
        root.setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8));
        root.setParameterExceptionHandler((wrong, _) -> correct(wrong, console));
        root.setExecutionExceptionHandler((failure, _, _) -> explain(failure, console));
        return root.execute(arguments);
    }

    @Override
    public Integer call() throws IOException {
        return desktop.open(List.of());
    }

    /// One sentence and where to read more: whoever mistyped an option does not want to look for it in a page
    /// of help.
    private static int correct(ParameterException wrong, Console console) {
        console.note(Messages.text("command.failed", message(wrong)));
        if (wrong instanceof UnmatchedArgumentException unmatched) {
            unmatched.getSuggestions().stream()
                    .findFirst()
                    .ifPresent(each -> console.note(Messages.text("command.suggestion", each)));
        }
        console.note(Messages.text(
                "command.usage", wrong.getCommandLine().getCommandSpec().qualifiedName()));
        return USAGE;
    }

    private static int explain(Exception failure, Console console) {
        return switch (failure) {
            case CancelledException _ -> {
                console.note(Messages.text("command.cancelled"));
                yield CANCELLED;
            }
            case IOException expected -> {
                LOG.debug("command failed", expected);
                console.note(Messages.text("command.failed", message(expected)));
                yield FAILED;
            }
            case IllegalArgumentException expected -> {
                LOG.debug("command failed", expected);
                console.note(Messages.text("command.failed", message(expected)));
                yield FAILED;
            }
            default -> {
                LOG.error("unexpected failure", failure);
                console.note(Messages.text("command.unexpected", failure));
                yield FAILED;
            }
        };
    }

    private static String message(Exception failure) {
        var message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message;
    }
}

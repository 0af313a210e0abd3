package org.lapwing.commandline;

import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.lapwing.model.device.DeviceChoice;
import org.lapwing.model.doctor.Advice;
import org.lapwing.model.doctor.DeviceDoctor;
import org.lapwing.model.doctor.DoctorReport;
import org.lapwing.model.doctor.Trial;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `lapwing doctor`: what this machine computes with, tried, and what would help.
@Command(name = "doctor", mixinStandardHelpOptions = true, resourceBundle = "org.lapwing.commandline.messages")
final class DoctorCommand implements Callable<Integer> {

    private static final double GIBIBYTE = 1L << 30;

    private final Console console;

    @Option(
            names = "--device",
            paramLabel = "DEVICE",
            defaultValue = "auto",
            converter = DeviceName.class,
            descriptionKey = "device")
    private DeviceChoice device = new DeviceChoice.Auto();

    @Option(names = "--json", descriptionKey = "json")
    private boolean json;

    DoctorCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        DoctorReport report;
        try (var engine = new CommandDevice()) {
            console.note(Messages.text("doctor.trying"));
            report = DeviceDoctor.examine(device, engine.queue(), console.cancel());
        }
        if (json) {
            console.json(report);
        } else {
            print(report);
        }
        return report.isWell() ? LapwingCommand.DONE : LapwingCommand.FAILED;
    }

    private void print(DoctorReport report) {
        var machine = report.machine();
        var none = Messages.text("info.none");
        console.line(Messages.text("doctor.system", machine.system()));
        console.line(Messages.text(
                "doctor.processor",
                machine.processor(),
                machine.cores(),
                machine.instructions().isEmpty() ? none : String.join(" ", machine.instructions())));
        console.line(Messages.text(
                "doctor.memory",
                machine.memoryBytes().isPresent()
                        ? gibibytes(machine.memoryBytes().getAsLong())
                        : "?",
                gibibytes(machine.heapBytes())));
        console.line(
                Messages.text("doctor.gpu", machine.gpus(), machine.driver().orElse(none)));
        console.line(Messages.text("doctor.pytorch", machine.pytorch().orElse(none)));
        console.line(Messages.text(
                "doctor.device", report.decision().device(), report.decision().reason()));
        report.trials().forEach(this::print);
        if (report.advice().isEmpty()) {
            console.line(Messages.text("doctor.well"));
        }
        report.advice().forEach(each -> console.line(Messages.text("doctor.advice", advice(each))));
    }

    private void print(Trial trial) {
        var what =
                switch (trial.kind()) {
                    case MAPPING -> Messages.text("doctor.trial.mapping");
                    case TRAINING -> Messages.text("doctor.trial.training");
                    case TRAINING_BFLOAT16 -> Messages.text("doctor.trial.bfloat16");
                };
        console.line(
                trial.failure().isPresent()
                        ? Messages.text(
                                "doctor.trial.failed", what, trial.failure().get())
                        : Messages.text(
                                "doctor.trial.went",
                                what,
                                String.format(
                                        Locale.ROOT,
                                        "%.2f",
                                        trial.megapixelsPerSecond().orElseThrow())));
    }

    private static String gibibytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f", bytes / GIBIBYTE);
    }

    private static String advice(Advice advice) {
        return switch (advice) {
            case INSTALL_CUDA_BUILD -> Messages.text("doctor.advice.cuda");
            case INSTALL_DRIVER -> Messages.text("doctor.advice.driver");
            case INSTALL_PYTORCH -> Messages.text("doctor.advice.pytorch");
            case LITTLE_MEMORY -> Messages.text("doctor.advice.memory");
            case RAISE_HEAP -> Messages.text("doctor.advice.heap");
            case USE_LAUNCHER -> Messages.text("doctor.advice.launcher");
            case OLD_PROCESSOR -> Messages.text("doctor.advice.processor");
            case REPORT_FAILURE -> Messages.text("doctor.advice.failure");
        };
    }
}

package org.lapwing.app;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import org.lapwing.commandline.Console;
import org.lapwing.commandline.LapwingCommand;
import org.lapwing.jobs.CancelToken;

/// Where the process starts. Runs one command line; touches no JavaFX class unless a window is asked for.
public final class Main {

    private Main() {}

    /// Runs `lapwing` with these arguments and ends the process with its exit code.
    public static void main(String[] arguments) {
        ProcessSettings.apply();
        var cancel = CancelToken.create();
        var finished = new CountDownLatch(1);
        StopSignal.install(cancel, finished);
        var console = new Console(utf8(FileDescriptor.out), utf8(FileDescriptor.err), cancel);
        int code;
        try {
            code = LapwingCommand.run(arguments, console, new FxDesktop(cancel), Clock.systemUTC());
        } finally {
            finished.countDown();
        }
        Runtime.getRuntime().exit(code);
    }

    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }
}

package org.lapwing.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A peer in Python, where this machine has it: `LAPWING_PYTHON` names interpreters to try, `python3` comes last.
final class Peer {

    private Peer() {}

    /// Runs a script that prints one number.
    ///
    /// @param module what the script needs; without it there is no peer
    /// @return the number; NaN where no interpreter has the module
    static double number(String module, Path script, String... arguments) throws IOException, InterruptedException {
        for (var python : interpreters()) {
            if (run(List.of(python, "-c", "import " + module)).code == 0) {
                var command = new ArrayList<>(List.of(python, script.toString()));
                command.addAll(List.of(arguments));
                var result = run(command);
                if (result.code != 0) {
                    throw new IOException(script + " failed: " + result.output);
                }
                return Double.parseDouble(result.output.strip());
            }
        }
        return Double.NaN;
    }

    private record Result(int code, String output) {}

    private static List<String> interpreters() {
        var all = new ArrayList<String>();
        var named = System.getenv("LAPWING_PYTHON");
        if (named != null) {
            all.addAll(List.of(named.split(java.io.File.pathSeparator)));
        }
        all.add("python3");
        return all;
    }

    private static Result run(List<String> command) throws IOException, InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException missing) {
            return new Result(127, String.valueOf(missing.getMessage()));
        }
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), output);
    }
}

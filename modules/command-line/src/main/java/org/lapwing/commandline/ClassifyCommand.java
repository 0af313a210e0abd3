package org.lapwing.commandline;

import picocli.CommandLine.Command;

@Command(name = "classify")
final class ClassifyCommand implements Runnable {
    ClassifyCommand(Console c) {}

    public void run() {}
}

package org.lapwing.commandline;

import picocli.CommandLine.Command;

@Command(name = "train")
final class TrainCommand implements Runnable {
    TrainCommand(Console c) {}

    public void run() {}
}

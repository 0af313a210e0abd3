package org.lapwing.workbench.panel;

import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.stage.Window;
import javafx.util.Duration;
import org.lapwing.workbench.text.Messages;

/// How much memory Lapwing holds, read every few seconds while it is seen.
final class MemoryLabel extends Label {

    private static final Duration INTERVAL = Duration.seconds(3);

    private final Tooltip detail = new Tooltip();

    MemoryLabel() {
        getStyleClass().addAll("lw-note", "lw-digits");
        setMinWidth(USE_PREF_SIZE);
        setTooltip(detail);
        var reading = new Timeline(new KeyFrame(INTERVAL, _ -> read()));
        reading.setCycleCount(Animation.INDEFINITE);
        // a clock that goes on holds the whole window in memory, so it ends when the window is closed
        sceneProperty()
                .flatMap(Scene::windowProperty)
                .flatMap(Window::showingProperty)
                .orElse(false)
                .subscribe(showing -> {
                    if (showing) {
                        read();
                        reading.play();
                    } else {
                        reading.stop();
                    }
                });
    }

    private void read() {
        var machine = Runtime.getRuntime();
        long heap = machine.totalMemory() - machine.freeMemory();
        long buffers = ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .filter(pool -> pool.getName().equals("direct"))
                .mapToLong(BufferPoolMXBean::getMemoryUsed)
                .sum();
        setText(Messages.text("memory.short", megabytes(heap + buffers)));
        detail.setText(
                Messages.text("memory.detail", megabytes(heap), megabytes(machine.maxMemory()), megabytes(buffers)));
        setAccessibleText(detail.getText());
    }

    private static long megabytes(long bytes) {
        return (bytes + (1 << 19)) >> 20;
    }
}

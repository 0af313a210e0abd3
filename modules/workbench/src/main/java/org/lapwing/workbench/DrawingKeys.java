package org.lapwing.workbench;

import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.lapwing.workbench.drawing.DrawingHand.HandKey;
import org.lapwing.workbench.drawing.DrawingTool;
import org.lapwing.workbench.state.WindowViewModel;

/// Keys on the map while a drawing tool is in hand: classes by digits, the stroke in progress, the size of the brush.
final class DrawingKeys {

    private final WindowViewModel window;

    DrawingKeys(WindowViewModel window) {
        this.window = window;
    }

    /// Takes keys before the map does; to be installed as a filter.
    void filter(KeyEvent event) {
        var drawing = window.drawing();
        if (drawing.tool().get().isEmpty()
                || event.getTarget() instanceof TextInputControl
                || event.isShortcutDown()
                || event.isControlDown()
                || event.isMetaDown()) {
            return;
        }
        if (event.getText().equals("[")) {
            drawing.brush().shrink();
            drawing.sketchChanged();
            event.consume();
            return;
        }
        if (event.getText().equals("]")) {
            drawing.brush().grow();
            drawing.sketchChanged();
            event.consume();
            return;
        }
        if (event.isAltDown()) {
            return;
        }
        boolean used =
                switch (event.getCode()) {
                    case DIGIT1, NUMPAD1 -> digit(1);
                    case DIGIT2, NUMPAD2 -> digit(2);
                    case DIGIT3, NUMPAD3 -> digit(3);
                    case DIGIT4, NUMPAD4 -> digit(4);
                    case DIGIT5, NUMPAD5 -> digit(5);
                    case DIGIT6, NUMPAD6 -> digit(6);
                    case DIGIT7, NUMPAD7 -> digit(7);
                    case DIGIT8, NUMPAD8 -> digit(8);
                    case DIGIT9, NUMPAD9 -> digit(9);
                    case DIGIT0, NUMPAD0 -> digit(10);
                    case OPEN_BRACKET -> {
                        drawing.brush().shrink();
                        drawing.sketchChanged();
                        yield true;
                    }
                    case CLOSE_BRACKET -> {
                        drawing.brush().grow();
                        drawing.sketchChanged();
                        yield true;
                    }
                    case ENTER -> drawing.key(HandKey.ACCEPT);
                    case BACK_SPACE -> drawing.key(HandKey.BACK);
                    case ESCAPE -> escape();
                    default -> false;
                };
        if (used) {
            event.consume();
        }
    }

    /// Gives a stroke up while the button is down; to be installed as a filter of the scene, which keeps Escape
    /// from its nodes then.
    void filterPressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE && window.drawing().isDrawing()) {
            window.drawing().key(HandKey.CANCEL);
            event.consume();
        }
    }

    private boolean digit(int number) {
        var classes = window.annotations().classes();
        classes.pick(number);
        boolean chosen = !window.selection().chosen().get().isEmpty();
        if (chosen
                && window.drawing()
                        .tool()
                        .get()
                        .filter(DrawingTool.SELECT::equals)
                        .isPresent()) {
            classes.current().ifPresent(each -> window.selection().giveClass(each.code()));
        }
        return true;
    }

    /// First the stroke in progress, then what is chosen, then the tool.
    private boolean escape() {
        if (!window.drawing().key(HandKey.CANCEL)) {
            if (window.selection().chosen().get().isEmpty()) {
                window.drawing().putAway();
            } else {
                window.selection().clear();
            }
        }
        return true;
    }
}

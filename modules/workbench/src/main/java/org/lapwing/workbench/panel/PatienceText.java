package org.lapwing.workbench.panel;

import javafx.util.StringConverter;
import org.lapwing.workbench.text.Messages;

/// After how many epochs without a better checkpoint a run stops, in words; 0 is never. Reads the number in any text.
final class PatienceText extends StringConverter<Integer> {

    @Override
    public String toString(Integer epochs) {
        return epochs == null || epochs == 0
                ? Messages.text("train.patience.never")
                : Messages.text("train.patience.epochs", epochs);
    }

    @Override
    public Integer fromString(String text) {
        var digits = text.replaceAll("\\D", "");
        return digits.isEmpty() || digits.length() > 6 ? 0 : Integer.parseInt(digits);
    }
}

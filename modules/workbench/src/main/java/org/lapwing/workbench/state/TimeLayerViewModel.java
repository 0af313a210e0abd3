package org.lapwing.workbench.state;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import org.lapwing.raster.time.TimeStack;
import org.lapwing.workbench.service.DatedBands;

/// The dates of one time layer, and which of them is shown.
public final class TimeLayerViewModel {

    private final String name;
    private final List<DatedBands> files;
    private final TimeStack stack;
    private final IntegerProperty position = new SimpleIntegerProperty();
    private final BooleanProperty playing = new SimpleBooleanProperty();

    /// @param files what the dates were opened from, to be written down in the project
    /// @param stack closed when the layer is taken away
    TimeLayerViewModel(String name, List<DatedBands> files, TimeStack stack) {
        this.name = name;
        this.files = List.copyOf(files);
        this.stack = stack;
        position.addListener((_, _, now) -> {
            int inside = Math.clamp(now.intValue(), 0, dates().size() - 1);
            if (inside != now.intValue()) {
                position.set(inside);
            }
        });
    }

    /// What a person calls the layer.
    public String name() {
        return name;
    }

    /// What the dates were opened from.
    public List<DatedBands> files() {
        return files;
    }

    /// The pixels.
    public TimeStack stack() {
        return stack;
    }

    /// The dates, ascending.
    public List<LocalDate> dates() {
        return stack.dates();
    }

    /// The index of the shown date; what lies outside is brought inside.
    public IntegerProperty position() {
        return position;
    }

    /// The shown date.
    public LocalDate date() {
        return dates().get(position.get());
    }

    /// Whether one date follows the other by itself. Who keeps the time calls [#next].
    public BooleanProperty playing() {
        return playing;
    }

    /// Shows a later date, or an earlier one where `steps` is negative; ends playing.
    public void step(int steps) {
        playing.set(false);
        position.set(Math.clamp((long) position.get() + steps, 0, dates().size() - 1));
    }

    /// Shows the following date; after the last one the first.
    public void next() {
        position.set((position.get() + 1) % dates().size());
    }

    /// Shows the date nearest to a day; ends playing.
    public void show(LocalDate day) {
        playing.set(false);
        position.set(IntStream.range(0, dates().size())
                .boxed()
                .min(java.util.Comparator.comparingLong(
                        index -> Math.abs(dates().get(index).toEpochDay() - day.toEpochDay())))
                .orElse(0));
    }

    /// The indices of the dates that are probably shown next: the following one and the one before, round the end.
    List<Integer> upcoming() {
        int count = dates().size();
        int now = position.get();
        return IntStream.of((now + 1) % count, (now + count - 1) % count)
                .distinct()
                .filter(index -> index != now)
                .boxed()
                .toList();
    }

    /// A date as people of the user's country write it.
    public static String text(LocalDate date) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(Locale.getDefault())
                .format(date);
    }
}

package org.lapwing.workbench.state;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.lapwing.raster.DateText;
import org.lapwing.raster.time.TimeStack;
import org.lapwing.workbench.service.DatedBands;
import org.lapwing.workbench.service.UndatedFile;
import org.lapwing.workbench.text.Messages;

/// Which file, or which bands of one file, are of which date: proposed by the names, corrected by a person.
///
/// Several files are a date each. One file is cut into dates of equally many bands.
public final class DatesDraft {

    /// Where a proposed date comes from.
    public enum Origin {
        /// The name of the file or band.
        NAME,
        /// What is written in the file.
        FILE,
        /// Nobody knows it yet.
        NONE
    }

    /// One date to be.
    ///
    /// @param label what a person calls the imagery
    /// @param file where it is
    /// @param bands indices from 0; empty for all
    /// @param bandCount how many bands that are
    /// @param origin where the proposal comes from
    /// @param text the date as it is proposed or typed
    /// @param problem what is wrong with it; empty where nothing is
    public record Row(
            String label,
            Path file,
            List<Integer> bands,
            int bandCount,
            Origin origin,
            StringProperty text,
            ReadOnlyStringWrapper problem) {

        /// Copies the list.
        public Row {
            bands = List.copyOf(bands);
        }
    }

    private final List<UndatedFile> files;
    private final StringProperty name = new SimpleStringProperty("");
    private final IntegerProperty bandsPerDate = new SimpleIntegerProperty(1);
    private final ObservableList<Row> rows = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper verdict = new ReadOnlyStringWrapper("");

    /// @param files at least one
    DatesDraft(List<UndatedFile> files) {
        this.files = List.copyOf(files);
        name.set(Messages.text("dates.name.proposal"));
        if (isOneFile()) {
            bandsPerDate.set(bandsOfEqualDate(files.getFirst().bands()));
            name.set(stem(files.getFirst().file()));
        }
        bandsPerDate.addListener(_ -> cut());
        name.addListener(_ -> judge());
        cut();
    }

    /// What the layer will be called.
    public StringProperty name() {
        return name;
    }

    /// Whether all dates are bands of one file.
    public boolean isOneFile() {
        return files.size() == 1;
    }

    /// How many bands of the one file make a date; divides their number.
    public IntegerProperty bandsPerDate() {
        return bandsPerDate;
    }

    /// The numbers of bands that may make a date.
    public List<Integer> possibleBandsPerDate() {
        int count = files.getFirst().bands().size();
        return IntStream.rangeClosed(1, Math.max(1, count / 2))
                .filter(each -> count % each == 0)
                .boxed()
                .toList();
    }

    /// The dates to be. Not for changing.
    public ObservableList<Row> rows() {
        return FXCollections.unmodifiableObservableList(rows);
    }

    /// What is wrong, or how many dates there are.
    public ReadOnlyStringProperty verdict() {
        return verdict.getReadOnlyProperty();
    }

    /// The dates; empty while something is wrong.
    public Optional<List<DatedBands>> dates() {
        var dates = new ArrayList<DatedBands>();
        for (var row : rows) {
            var date = DateText.parse(row.text().get());
            if (date.isEmpty() || !row.problem().get().isEmpty()) {
                return Optional.empty();
            }
            dates.add(new DatedBands(row.file(), row.bands(), date.get()));
        }
        return dates.size() >= 2
                        && dates.size() <= TimeStack.MOST_DATES
                        && !name.get().isBlank()
                ? Optional.of(dates)
                : Optional.empty();
    }

    /// Takes imagery out.
    public void leaveOut(Row row) {
        rows.remove(row);
        judge();
    }

    private void cut() {
        rows.clear();
        if (isOneFile()) {
            var file = files.getFirst();
            int per = bandsPerDate.get();
            for (int first = 0; first + per <= file.bands().size(); first += per) {
                rows.add(part(file, first, per));
            }
        } else {
            files.stream().map(DatesDraft::whole).forEach(rows::add);
        }
        rows.forEach(row -> row.text().addListener(_ -> judge()));
        judge();
    }

    private static Row whole(UndatedFile file) {
        var label = ProjectSaver.nameOf(file.file());
        return row(label, file.file(), List.of(), file.bands().size(), DateText.find(stem(file.file())), file.date());
    }

    private static Row part(UndatedFile file, int first, int count) {
        var label = count == 1
                ? Messages.text("dates.band", first + 1, file.bands().get(first))
                : Messages.text(
                        "dates.bands", first + 1, first + count, file.bands().get(first));
        var bands = IntStream.range(first, first + count).boxed().toList();
        return row(label, file.file(), bands, count, DateText.find(file.bands().get(first)), Optional.empty());
    }

    private static Row row(
            String label,
            Path file,
            List<Integer> bands,
            int count,
            Optional<LocalDate> named,
            Optional<LocalDate> written) {
        var origin = named.isPresent() ? Origin.NAME : written.isPresent() ? Origin.FILE : Origin.NONE;
        var date = named.or(() -> written).map(LocalDate::toString).orElse("");
        return new Row(
                label, file, bands, count, origin, new SimpleStringProperty(date), new ReadOnlyStringWrapper(""));
    }

    private void judge() {
        Map<LocalDate, Row> taken = new HashMap<>();
        int usual = usualBands();
        int wrong = 0;
        for (var row : rows) {
            var problem = problem(row, usual, taken);
            row.problem().set(problem);
            wrong += problem.isEmpty() ? 0 : 1;
        }
        verdict.set(verdict(wrong));
    }

    /// The number of bands that most have.
    private int usualBands() {
        Map<Integer, Integer> counts = new HashMap<>();
        rows.forEach(row -> counts.merge(row.bandCount(), 1, Integer::sum));
        return counts.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(0);
    }

    private static String problem(Row row, int usualBands, Map<LocalDate, Row> taken) {
        if (row.bandCount() != usualBands) {
            return Messages.text("dates.wrong.bands", row.bandCount(), usualBands);
        }
        if (row.text().get().isBlank()) {
            return Messages.text("dates.wrong.missing");
        }
        var date = DateText.parse(row.text().get());
        if (date.isEmpty()) {
            return Messages.text("dates.wrong.text");
        }
        var other = taken.putIfAbsent(date.get(), row);
        return other == null ? "" : Messages.text("dates.wrong.twice", other.label());
    }

    private String verdict(int wrong) {
        if (rows.size() < 2) {
            return isOneFile() ? Messages.text("dates.one.band") : Messages.text("dates.one.file");
        }
        if (rows.size() > TimeStack.MOST_DATES) {
            return Messages.text("dates.many", rows.size(), TimeStack.MOST_DATES);
        }
        if (wrong > 0) {
            return Messages.text("dates.wrong", wrong);
        }
        if (name.get().isBlank()) {
            return Messages.text("dates.nameless");
        }
        var sorted = rows.stream()
                .flatMap(row -> DateText.parse(row.text().get()).stream())
                .sorted()
                .toList();
        return Messages.text("dates.good", sorted.size(), sorted.getFirst(), sorted.getLast());
    }

    /// How many bands follow each other under one date, where their names say so; else 1.
    private static int bandsOfEqualDate(List<String> names) {
        var first = DateText.find(names.getFirst());
        int count = 1;
        while (first.isPresent()
                && count < names.size()
                && DateText.find(names.get(count)).equals(first)) {
            count++;
        }
        return names.size() % count == 0 && count < names.size() ? count : 1;
    }

    private static String stem(Path file) {
        var name = ProjectSaver.nameOf(file);
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}

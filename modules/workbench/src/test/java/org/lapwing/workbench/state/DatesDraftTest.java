package org.lapwing.workbench.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lapwing.workbench.service.UndatedFile;
import org.lapwing.workbench.state.DatesDraft.Origin;

class DatesDraftTest {

    private static UndatedFile file(String name, String... bands) {
        return new UndatedFile(Path.of(name), List.of(bands), Optional.empty());
    }

    private static List<String> texts(DatesDraft draft) {
        return draft.rows().stream().map(row -> row.text().get()).toList();
    }

    private static List<String> problems(DatesDraft draft) {
        return draft.rows().stream().map(row -> row.problem().get()).toList();
    }

    @Test
    void namesProposeDatesBeforeWhatIsWrittenInTheFile() {
        var written = new UndatedFile(Path.of("b.tif"), List.of("x"), Optional.of(LocalDate.of(2021, 3, 4)));
        var both = new UndatedFile(Path.of("c_20200102.tif"), List.of("x"), Optional.of(LocalDate.of(2021, 3, 4)));
        var draft = new DatesDraft(List.of(file("a_2020-06-15.tif", "x"), written, both));

        assertEquals(List.of("2020-06-15", "2021-03-04", "2020-01-02"), texts(draft));
        assertEquals(
                List.of(Origin.NAME, Origin.FILE, Origin.NAME),
                draft.rows().stream().map(DatesDraft.Row::origin).toList());
        assertEquals(3, draft.dates().orElseThrow().size());
        assertTrue(draft.verdict().get().startsWith("3 dates"), draft.verdict().get());
    }

    @Test
    void aMissingDateIsTypedInAnyForm() {
        var draft = new DatesDraft(List.of(file("a_2020.tif", "x"), file("b.tif", "x")));
        assertEquals(List.of("", "type its date"), problems(draft));
        assertTrue(draft.dates().isEmpty());

        draft.rows().get(1).text().set("someday");
        assertEquals("not a date", problems(draft).get(1));

        draft.rows().get(1).text().set("15 Jun 2021");
        assertEquals(
                LocalDate.of(2021, 6, 15), draft.dates().orElseThrow().get(1).date());
    }

    @Test
    void oneDateForTwoFilesIsToldAtBothUntilOneIsCorrectedOrLeftOut() {
        var draft = new DatesDraft(
                List.of(file("a_2020-06-15.tif", "x"), file("b_20200615.tif", "x"), file("c_2021.tif", "x")));
        assertEquals(List.of("", "same date as a_2020-06-15.tif", ""), problems(draft));
        assertTrue(draft.dates().isEmpty());

        draft.leaveOut(draft.rows().get(1));

        assertEquals(List.of("", ""), problems(draft));
        assertEquals(2, draft.dates().orElseThrow().size());
    }

    @Test
    void theFileWithOtherBandsThanMostIsTheWrongOne() {
        var draft = new DatesDraft(
                List.of(file("a_2019.tif", "x"), file("b_2020.tif", "x", "y"), file("c_2021.tif", "x", "y")));

        assertEquals(List.of("has one band, the others 2", "", ""), problems(draft));
    }

    @Test
    void oneFileIsCutIntoDatesByTheNamesOfItsBands() {
        var draft = new DatesDraft(
                List.of(file("stack.tif", "20200101_red", "20200101_nir", "20200201_red", "20200201_nir")));

        assertEquals(2, draft.bandsPerDate().get());
        assertEquals(List.of("2020-01-01", "2020-02-01"), texts(draft));
        assertEquals(List.of(2, 3), draft.dates().orElseThrow().get(1).bands());
        assertEquals("stack", draft.name().get());
    }

    @Test
    void howManyBandsMakeADateMayBeChosen() {
        var bands = new String[12];
        Arrays.setAll(bands, i -> "band " + (i + 1));
        var draft = new DatesDraft(List.of(file("year.tif", bands)));
        assertEquals(12, draft.rows().size());
        assertEquals(List.of(1, 2, 3, 4, 6), draft.possibleBandsPerDate());

        draft.bandsPerDate().set(4);

        assertEquals(3, draft.rows().size());
        assertEquals(List.of(4, 5, 6, 7), draft.rows().get(1).bands());
    }

    @Test
    void oneDateIsNoSeries() {
        var draft = new DatesDraft(List.of(file("a_2020.tif", "only")));

        assertTrue(draft.dates().isEmpty());
        assertTrue(draft.verdict().get().startsWith("The file has bands of one date only"));
    }
}

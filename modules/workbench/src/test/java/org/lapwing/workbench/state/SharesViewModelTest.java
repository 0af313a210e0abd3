package org.lapwing.workbench.state;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lapwing.mapview.ViewShares;
import org.lapwing.mapview.ViewShares.Coverage;
import org.lapwing.raster.Window;
import org.lapwing.testsupport.ManualExecutor;
import org.lapwing.workbench.fake.FakeLand;
import org.lapwing.workbench.fake.FakeServices;

class SharesViewModelTest {

    private final Locale before = Locale.getDefault();
    private final ManualExecutor background = new ManualExecutor();
    private final FakeServices services =
            new FakeServices(background, FakeServices.immediate().tiles(), new FakeLand(64));
    private final WindowViewModel window =
            new WindowViewModel(services, Runnable::run, () -> Optional.of(Window.of(0, 0, 64, 64)));
    private final SharesViewModel shares = window.shares();

    @BeforeEach
    void openATrainedProject() {
        Locale.setDefault(Locale.ENGLISH);
        var _ = window.workspace().openProject(Path.of("trained"));
        background.runAll();
    }

    @AfterEach
    void speakAsBefore() {
        Locale.setDefault(before);
    }

    private static ViewShares counted(long unknown, long missing, int level, Coverage coverage) {
        return new ViewShares(List.of(600L, 300L, 100L, 0L), unknown, 50, missing, level, coverage);
    }

    @Test
    void sharesAreOfThePredictedPixelsAndAreasOfTheGround() {
        shares.follow(Optional.of(() -> counted(0, 0, 1, Coverage.WHOLE)));
        background.runAll();

        var rows = shares.rows().get();
        assertEquals(
                List.of("water", "tree", "herbaceous", "barren or impervious"),
                rows.stream().map(SharesViewModel.Row::name).toList());
        assertEquals(0.6, rows.getFirst().share());
        // 600 pixels of 2 m x 2 m
        assertEquals("0.24 ha", rows.getFirst().area());
        assertEquals("", shares.remark().get());
    }

    @Test
    void whatIsNotPredictedYetIsSaid() {
        shares.follow(Optional.of(() -> counted(0, 1050, 0, Coverage.WHOLE)));
        background.runAll();
        assertEquals("50 % of the view is predicted so far.", shares.remark().get());

        shares.follow(Optional.of(() -> counted(0, 20_000, 3, Coverage.SAMPLE)));
        background.runAll();
        assertEquals(
                "Counted in squares spread over 5.0 % of the view.",
                shares.remark().get());
    }

    @Test
    void unknownPixelsHaveTheirOwnRow() {
        window.prediction().unknownBelow().set(0.5);
        shares.follow(Optional.of(() -> counted(1000, 0, 0, Coverage.WHOLE)));
        background.runAll();

        var last = shares.rows().get().getLast();
        assertEquals("unknown", last.name());
        assertEquals(0.5, last.share());
    }

    @Test
    void changesDuringACountLeadToOneMore() {
        var counts = new AtomicInteger();
        for (int change = 0; change < 5; change++) {
            shares.follow(Optional.of(() -> {
                counts.incrementAndGet();
                return counted(0, 0, 0, Coverage.WHOLE);
            }));
        }
        background.runAll();

        assertEquals(2, counts.get());
    }

    @Test
    void withoutAPredictionThereAreNoShares() {
        shares.follow(Optional.of(() -> counted(0, 0, 0, Coverage.WHOLE)));
        background.runAll();
        shares.follow(Optional.empty());

        assertEquals(List.of(), shares.rows().get());
    }
}

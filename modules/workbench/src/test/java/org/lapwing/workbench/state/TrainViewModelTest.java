package org.lapwing.workbench.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.CancelledException;
import org.lapwing.labels.annotation.Annotation;
import org.lapwing.labels.annotation.LabelClass;
import org.lapwing.labels.annotation.LabelEdit;
import org.lapwing.learning.Augmentation;
import org.lapwing.learning.AugmentationStep;
import org.lapwing.learning.Fold;
import org.lapwing.learning.LearningMethod;
import org.lapwing.learning.PatchSampling;
import org.lapwing.learning.RateSchedule;
import org.lapwing.learning.TrainingLength;
import org.lapwing.learning.TrainingProgress;
import org.lapwing.learning.TrainingSettings;
import org.lapwing.model.OptimiserSettings;
import org.lapwing.model.loss.LossFormula;
import org.lapwing.raster.Window;
import org.lapwing.testsupport.FaultyRaster;
import org.lapwing.testsupport.ManualExecutor;
import org.lapwing.workbench.fake.FakeLand;
import org.lapwing.workbench.fake.FakeServices;
import org.lapwing.workbench.fake.FakeTraining;
import org.lapwing.workbench.service.TrainingService;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;

class TrainViewModelTest {

    private static final Window VIEW = Window.of(8, 4, 32, 16);

    private final FakeServices services = FakeServices.immediate();
    private final WindowViewModel window = new WindowViewModel(services, Runnable::run, () -> Optional.of(VIEW));

    @Test
    void thePanelSaysWhatIsMissingStepByStep() {
        assertEquals(TrainState.NO_IMAGE, window.train().state().get());
        window.workspace().openImage(Path.of("image.tif")).join();
        assertEquals(TrainState.NO_LABELS, window.train().state().get());
        window.workspace().openLabels(Path.of("labels.tif")).join();
        assertEquals(TrainState.READY, window.train().state().get());
    }

    @Test
    void whatWasDrawnIsEnoughToLearnFrom() {
        window.workspace().openImage(Path.of("image.tif")).join();
        var orders = orders();
        draw(2);
        assertEquals(TrainState.READY, window.train().state().get());
        assertTrue(window.train().commandLine().orElseThrow().contains("--annotations "));
        window.train().start().join();

        assertTrue(orders.getFirst().labels().isEmpty());
        assertEquals(1, orders.getFirst().annotations().orElseThrow().size());
    }

    @Test
    void drawnLabelsCorrectTheGroundTruthAndBringTheirClasses() {
        window.workspace().openProject(Path.of("sample")).join();
        var orders = orders();
        draw(77);
        window.train().start().join();

        var order = orders.getFirst();
        assertTrue(order.labels().isPresent());
        assertTrue(order.annotations().isPresent());
        assertEquals(FakeLand.LEGEND.size() + 1, order.legend().size());
        assertEquals(77, order.legend().classes().getLast().code());
    }

    private List<TrainingService.Order> orders() {
        var orders = new ArrayList<TrainingService.Order>();
        services.training = (order, cancel, listener) -> {
            orders.add(order);
            return new FakeTraining().train(order, cancel, listener);
        };
        return orders;
    }

    private void draw(int code) {
        var labels = window.annotations();
        labels.author().set("Ada");
        labels.start().join();
        var classes = labels.snapshot().get().orElseThrow().classes();
        var shape = new GeometryFactory().toGeometry(new Envelope(500_001, 500_009, 5_399_980, 5_399_990));
        var add = new LabelEdit.Add(Annotation.drawn(UUID.randomUUID(), code, shape, "Ada", Instant.EPOCH));
        assertTrue(labels.edit(
                classes.find(code).isPresent()
                        ? add
                        : LabelEdit.of(List.of(
                                new LabelEdit.Classes(classes.with(LabelClass.of(code, "orchard", "#AA5500"))), add))));
    }

    @Test
    void startingWithoutLabelsDoesNothing() {
        window.workspace().openImage(Path.of("image.tif")).join();

        assertTrue(window.train().start().isCompletedExceptionally());
        assertTrue(window.jobs().running().isEmpty());
    }

    @Test
    void everyBetterCheckpointGoesToTheMapByItself() {
        window.workspace().openProject(Path.of("sample")).join();
        assertTrue(window.live().prediction().get().isEmpty());

        window.train().start().join();

        assertEquals(FakeTraining.EPOCHS, services.models.offers);
        assertEquals(
                FakeTraining.EPOCHS,
                window.live().prediction().get().orElseThrow().epoch());
        assertEquals(
                "v" + FakeTraining.EPOCHS,
                window.layers().drawn().get().getLast().source().id().version());
    }

    @Test
    void theLayerKeepsItsLookWhenTheCheckpointChanges() {
        window.workspace().openProject(Path.of("trained")).join();
        var item = window.layers().find(LayerItem.Role.PREDICTION).orElseThrow();
        item.opacity().set(0.25);
        var before = item.source().get().id();

        window.train().start().join();

        assertEquals(item, window.layers().find(LayerItem.Role.PREDICTION).orElseThrow());
        assertEquals(0.25, item.opacity().get());
        assertNotEquals(before, item.source().get().id());
    }

    @Test
    void curvesFollowTheRun() {
        window.workspace().openProject(Path.of("sample")).join();
        window.train().start().join();
        var curves = window.train().curves();

        assertEquals(FakeTraining.EPOCHS, curves.meanIou().size());
        assertEquals(FakeTraining.EPOCHS, curves.bestEpoch().get());
        assertEquals("water", curves.classes().getFirst().shown().name());
        assertFalse(curves.loss().isEmpty());
        assertEquals(TrainState.READY, window.train().state().get());
    }

    @Test
    void aLongRunKeepsABoundedNumberOfPoints() {
        var curves = new TrainCurvesViewModel();
        curves.clear(FakeLand.LEGEND);
        for (long step = 1; step <= 10_000; step++) {
            curves.step(new TrainingProgress.Step(1, 1, step, 10_000, 1.0 / step, 1e-3, 1, 1));
        }

        assertTrue(curves.loss().size() <= TrainCurvesViewModel.MAX_POINTS);
        assertTrue(curves.loss().getLast().step() > 9_900);
    }

    @Test
    void stoppingCancelsTheRunAndKeepsTheWindowReady() {
        var background = new ManualExecutor();
        var busyServices = new FakeServices(background, services.tiles(), new FakeLand(16));
        var busy = new WindowViewModel(busyServices, Runnable::run, Optional::empty);
        busy.workspace().openProject(Path.of("sample"));
        background.runAll();
        var run = busy.train().start();
        assertEquals(TrainState.PREPARING, busy.train().state().get());

        busy.train().stop();
        assertEquals(TrainState.STOPPING, busy.train().state().get());
        background.runAll();

        assertTrue(run.isCompletedExceptionally());
        assertEquals(TrainState.READY, busy.train().state().get());
        assertTrue(busy.notices().unread().isEmpty(), "stopping is not a failure");
    }

    @Test
    void aFailedRunTellsWhyAndCanBeStartedAgain() {
        services.training = (_, _, _) -> {
            throw new IOException("labels.tif ends after 12 bytes. Copy it again.");
        };
        window.workspace().openProject(Path.of("sample")).join();

        window.train().start();

        assertEquals(
                "labels.tif ends after 12 bytes. Copy it again.",
                window.notices().unread().getFirst().detail());
        assertEquals(TrainState.READY, window.train().state().get());
    }

    @Test
    void aRefusedCheckpointLeavesThePredictionBefore() {
        window.workspace().openProject(Path.of("trained")).join();
        var before = window.live().prediction().get();
        services.models.refusing = true;

        window.train().start().join();

        assertEquals(before, window.live().prediction().get());
        assertTrue(window.notices().unread().stream().anyMatch(each -> each.kind() == Notice.Kind.FAILURE));
    }

    @Test
    void anotherImageEndsTheRunOfTheFirst() {
        var stopped = new AtomicReference<Boolean>();
        var scripted = new FakeTraining();
        services.training = (order, cancel, listener) -> {
            window.workspace().openImage(Path.of("other.tif")).join();
            stopped.set(cancel.isCancelled());
            return scripted.train(order, CancelToken.NEVER, listener);
        };
        window.workspace().openProject(Path.of("sample")).join();

        window.train().start().join();

        assertTrue(stopped.get());
        assertEquals(0, services.models.offers, "checkpoints of the first image do not suit the other");
        assertEquals(
                Path.of("other-model"), window.workspace().modelFolder().get().orElseThrow());
        assertEquals(TrainState.NO_LABELS, window.train().state().get());
        assertTrue(window.notices().unread().isEmpty());
    }

    @Test
    void aRunWithoutACheckpointLeavesTheEarlierModelInUse() {
        services.training = (_, _, _) -> {
            throw new CancelledException();
        };
        window.workspace().openProject(Path.of("trained")).join();
        var before = window.workspace().modelFolder().get();

        window.train().start();

        assertEquals(before, window.workspace().modelFolder().get());
        assertTrue(before.orElseThrow().endsWith("trained-model"));
    }

    @Test
    void settingsGoIntoTheOrder() {
        var ordered = new AtomicReference<TrainingService.Order>();
        var scripted = new FakeTraining();
        services.training = (order, cancel, listener) -> {
            ordered.set(order);
            return scripted.train(order, cancel, listener);
        };
        window.workspace().openProject(Path.of("trained")).join();
        window.legend().rename(0, "river");
        var settings = window.train().settings();
        settings.lengthKind().set(TrainSettingsViewModel.LengthKind.EPOCHS);
        settings.epochs().set(7);
        settings.batch().set(4);
        settings.sampling().set(PatchSampling.UNIFORM);
        settings.patience().set(9);
        settings.onlyView().set(true);

        window.train().start().join();

        var order = ordered.get();
        assertEquals(new TrainingLength.Epochs(7), order.settings().length());
        assertEquals(4, order.settings().batch());
        assertEquals(PatchSampling.UNIFORM, order.settings().sampling());
        assertEquals(9, order.settings().patience());
        assertEquals(Optional.of(VIEW), order.settings().area());
        assertEquals("river", order.legend().classes().getFirst().name());
        assertTrue(order.modelFolder().endsWith("model-2"), "an earlier model is never overwritten");
        assertEquals(order.modelFolder(), window.workspace().modelFolder().get().orElseThrow());
    }

    @Test
    void theMethodGoesIntoTheOrder() {
        var ordered = new AtomicReference<TrainingService.Order>();
        var scripted = new FakeTraining();
        services.training = (order, cancel, listener) -> {
            ordered.set(order);
            return scripted.train(order, cancel, listener);
        };
        window.workspace().openProject(Path.of("sample")).join();
        var method = window.train().settings().method();
        method.loss().text().set("ce + 0.5*dice");
        method.rule().set(OptimiserSettings.Rule.NESTEROV);
        method.momentum().text().set("0.8");
        method.clip().text().set("5");
        method.gathered().set(2);
        method.schedule().text().set("poly");
        method.augmentation().text().set("default,noise:0.1");
        method.fold().text().set("2/5");

        window.train().start().join();

        var settings = ordered.get().settings();
        assertEquals("ce+0.5*dice", settings.method().loss().text());
        assertEquals(
                new OptimiserSettings(OptimiserSettings.Rule.NESTEROV, 0.8, 0.01, 5),
                settings.method().optimiser());
        assertEquals(2, settings.method().gathered());
        assertEquals("poly:0.9", settings.method().schedule().text());
        assertEquals(0.1, settings.augmentation().strength(AugmentationStep.NOISE));
        assertEquals("2/5", settings.fold().orElseThrow().text());
    }

    @Test
    void nothingChosenIsTheDefault() {
        window.workspace().openProject(Path.of("sample")).join();
        var settings = window.train().currentSettings();
        assertEquals(LearningMethod.DEFAULT, settings.method());
        assertEquals(Augmentation.DEFAULT, settings.augmentation());
        assertEquals(Optional.empty(), settings.fold());
    }

    @Test
    void whatCannotBeIsSaidBesideItsFieldAndInANotice() {
        window.workspace().openProject(Path.of("sample")).join();
        var method = window.train().settings().method();
        assertEquals("", method.loss().problem().getValue());
        method.loss().text().set("hinge");
        method.schedule().text().set("step:x");
        method.clip().text().set("-1");
        method.fold().text().set("7/5");
        assertTrue(method.loss().problem().getValue().contains("lovasz"));
        assertTrue(method.schedule().problem().getValue().contains("'x'"));
        assertTrue(method.clip().problem().getValue().contains("-1"));
        assertTrue(method.fold().problem().getValue().contains("7/5"));

        assertTrue(window.train().start().isCompletedExceptionally());
        assertEquals(Optional.empty(), window.train().settingsOrNotice());

        method.loss().text().set("focal");
        assertEquals("", method.loss().problem().getValue());
    }

    @Test
    void momentumCountsForRulesThatTakeOne() {
        var method = window.train().settings().method();
        assertFalse(method.takesMomentum().getValue());
        method.momentum().text().set("nonsense");
        assertEquals(LearningMethod.DEFAULT, window.train().currentSettings().method());
        method.rule().set(OptimiserSettings.Rule.SGD);
        assertTrue(method.takesMomentum().getValue());
        assertEquals(Optional.empty(), window.train().settingsOrNotice());
    }

    @Test
    void theCommandLineSaysTheMethodWhereItIsNotTheUsualOne() {
        var method = LearningMethod.DEFAULT
                .withLoss(LossFormula.parse("ce+dice"))
                .withSchedule(RateSchedule.parse("poly"))
                .withGathered(2);
        var settings = TrainingSettings.defaults()
                .withMethod(method)
                .withSampling(PatchSampling.HARD, Augmentation.parse("flip,noise"))
                .withFold(new Fold(2, 5));

        var command = CommandLines.train(Path.of("i.tif"), Path.of("l.tif"), Optional.empty(), Path.of("m"), settings);

        assertTrue(
                command.endsWith(" --loss ce+dice --gather 2 --schedule poly:0.9 --augment flip,noise:0.05 --fold 2/5"),
                command);
    }

    @Test
    void labelsReadAnewDuringARunStayOpenForTheRun() {
        var used = new AtomicReference<FaultyRaster>();
        services.training = (order, _, _) -> {
            var labels = (FaultyRaster) order.labels().orElseThrow().source();
            used.set(labels);
            window.legend().setIgnored("0, 9");
            assertNotEquals(
                    labels, window.workspace().labels().get().orElseThrow().source(), "read anew");
            assertFalse(labels.isClosed(), "still learnt from");
            throw new CancelledException();
        };
        window.workspace().openProject(Path.of("sample")).join();

        assertTrue(window.train().start().isCompletedExceptionally());

        assertTrue(used.get().isClosed(), "nobody reads it any more");
    }

    @Test
    void theCommandLineSaysTheSame() {
        var settings = TrainingSettings.defaults()
                .withLength(new TrainingLength.Budget(Duration.ofMinutes(10)))
                .withArea(VIEW);

        var command = CommandLines.train(
                Path.of("my image.tif"),
                Path.of("labels.tif"),
                Optional.of(Path.of("legend.json")),
                Path.of("model"),
                settings);

        assertTrue(
                command.startsWith("lapwing train --image \"my image.tif\" --labels labels.tif --legend legend.json"
                        + " --model model --network unet --minutes 10 --area 8,4,32,16 --patch "),
                command);
        assertTrue(command.contains(" --sampling BALANCED --patience 0 --test-share 0.12 "), command);
    }

    @Test
    void copiedCommandsNameTheWeightsOnTheMapAndTheBlocksThatWereJudged() {
        assertEquals(
                "lapwing classify --model m --checkpoint epoch-0007 --image i.tif --output o.tif --unknown-below 0.6"
                        + " --window 8,4,32,16",
                CommandLines.classify(
                        Path.of("m"),
                        Optional.of("epoch-0007"),
                        Path.of("i.tif"),
                        Path.of("o.tif"),
                        Optional.of(0.6),
                        Optional.empty(),
                        Optional.of(VIEW)));
        assertEquals(
                "lapwing assess --map o.tif --reference l.tif --test-blocks m --html a.html",
                CommandLines.assess(
                        Path.of("o.tif"),
                        Path.of("l.tif"),
                        Optional.empty(),
                        Optional.of(Path.of("m")),
                        Path.of("a.html")));
    }
}

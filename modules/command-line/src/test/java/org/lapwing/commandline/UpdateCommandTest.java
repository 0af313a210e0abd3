package org.lapwing.commandline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.jobs.CancelToken;
import org.lapwing.labels.LabelMatching;
import org.lapwing.labels.LabelRaster;
import org.lapwing.labels.LegendFile;
import org.lapwing.labels.annotation.Annotation;
import org.lapwing.labels.annotation.EditRefusedException;
import org.lapwing.labels.annotation.LabelClass;
import org.lapwing.labels.annotation.LabelClasses;
import org.lapwing.labels.annotation.LabelEdit;
import org.lapwing.labels.annotation.LabelStore;
import org.lapwing.model.BandNormalization;
import org.lapwing.model.Checkpoint;
import org.lapwing.model.InitialWeights;
import org.lapwing.model.ModelCard;
import org.lapwing.model.Networks;
import org.lapwing.model.TrainingProvenance;
import org.lapwing.model.store.ModelFolder;
import org.lapwing.project.Project;
import org.lapwing.project.ProjectFile;
import org.lapwing.raster.RasterFiles;
import org.lapwing.raster.Window;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;

/// `lapwing update` and `lapwing rounds` on a network of random weights, whose head is all that is learnt.
class UpdateCommandTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-20T18:00:00Z"), ZoneOffset.UTC);
    private static final int SIDE = 320;
    private static final int BOX = 24;

    @TempDir
    Path folder;

    private SceneFiles scene;
    private Path project;
    private Path annotations;
    private Checkpoint base;

    @BeforeEach
    void writeProject() throws IOException, EditRefusedException {
        scene = SceneFiles.write(folder.resolve("project"), SIDE);
        project = scene.folder();
        var legend = LegendFile.read(scene.legend());
        try (var image = RasterFiles.open(scene.image())) {
            var network = Networks.byName("unet", image.bands().size(), legend.size());
            var bands = IntStream.range(0, image.bands().size())
                    .mapToObj(index ->
                            new BandNormalization(image.bands().get(index).name(), index, 110, 45))
                    .toList();
            var card = ModelCard.of("random", network, bands, 1, legend, TrainingProvenance.untrained(1));
            base = ModelFolder.openOrCreate(project.resolve("model"))
                    .write(card, InitialWeights.draw(network.graph(), 1), ModelFolder.Rank.BEST);
            annotations = project.resolve(Project.ANNOTATIONS);
            LabelStore.create(annotations, image.grid().crs(), LabelClasses.of(legend), "Ada", CLOCK)
                    .close();
        }
        ProjectFile.write(Project.empty(project, "Test").withImage(scene.image()));
        draw(0, 12);
    }

    /// Draws squares of the class at their middle.
    private void draw(int from, int count) throws IOException, EditRefusedException {
        var legend = LegendFile.read(scene.legend());
        try (var store = LabelStore.open(annotations, "Ada", CLOCK);
                var file = RasterFiles.open(scene.labels());
                var truth = LabelRaster.open(file, legend, LabelMatching.AUTOMATIC)) {
            var to = file.grid().transform();
            for (int i = from; i < from + count; i++) {
                int column = 10 + i % 5 * 60;
                int row = 10 + i / 5 * 50;
                int index = (int) truth.read(Window.of(column + BOX / 2, row + BOX / 2, 1, 1), CancelToken.NEVER)
                        .sample(0, 0, 0);
                var box = new GeometryFactory()
                        .toGeometry(new Envelope(
                                to.x(column, row),
                                to.x(column + BOX, row),
                                to.y(column, row + BOX),
                                to.y(column, row)));
                int code = legend.classes().get(index).code();
                store.apply(new LabelEdit.Add(Annotation.drawn(new UUID(1, i), code, box, "Ada", CLOCK.instant())));
            }
        }
    }

    private Invocation update(Object... more) {
        var all = new Object[3 + more.length];
        all[0] = "update";
        all[1] = "--project";
        all[2] = project;
        System.arraycopy(more, 0, all, 3, more.length);
        return Invocation.of(all);
    }

    @Test
    void roundsAreUpdatedListedComparedAndGoneBackTo() throws Exception {
        var first = update("--json").json("checkpoint", "sha256", "labelRevision", "round", "recentPixels", "seconds");
        assertEquals(12 * BOX * BOX, first.get("recentPixels").asInt());
        assertEquals(1, first.get("round").asInt());
        assertEquals("epoch-0000-update-0001", first.get("checkpoint").asText());
        draw(12, 6);
        var second = update("--json", "--remark", "six more").json("labelRevision");
        assertEquals(6 * BOX * BOX, second.get("recentPixels").asInt());
        assertTrue(second.get("replayPixels").asInt() > 0);

        var listed =
                Invocation.of("rounds", "list", "--project", project).succeeds().out();
        assertTrue(listed.contains("*    2  2026-02-03T04:05:06Z  update"), listed);
        assertTrue(listed.contains("six more"), listed);

        var changed = folder.resolve("changed.tif");
        var compared = Invocation.of(
                        "rounds", "compare", "1", "2", "--project", project, "--changed", changed, "--device", "cpu")
                .succeeds();
        assertTrue(compared.out().contains("labelRevision"), compared.out());
        assertTrue(compared.out().contains("recentRight"), compared.out());
        assertTrue(compared.err().contains("pixels changed; written to " + changed), compared.err());
        try (var raster = RasterFiles.open(changed)) {
            assertEquals(SIDE, raster.grid().columns());
            assertEquals(1, raster.bands().size());
        }

        var back = Invocation.of("rounds", "rollback", "1", "--project", project, "--json")
                .json("round", "checkpoint", "sha256", "labelRevision");
        assertEquals(first.get("sha256").asText(), back.get("sha256").asText());
        assertEquals(
                first.get("sha256").asText(),
                ModelFolder.open(project.resolve("model")).best().sha256());
        assertTrue(Invocation.of("rounds", "list", "--project", project)
                .succeeds()
                .out()
                .contains("*    1"));
    }

    @Test
    void aNewClassIsAddedToTheModel() throws Exception {
        try (var store = LabelStore.open(annotations, "Ada", CLOCK)) {
            var classes = store.snapshot().classes().with(LabelClass.of(77, "salt pan", "#FFEEFF"));
            store.apply(new LabelEdit.Classes(classes));
            var drawn = store.snapshot().annotations().getFirst();
            store.apply(new LabelEdit.Replace(drawn.withClass(77)));
        }
        var told = update().succeeds().out();
        assertTrue(told.contains("New classes: salt pan."), told);
        var best = ModelFolder.open(project.resolve("model")).best();
        assertEquals(77, best.card().legend().classes().getLast().code());
        assertEquals(base.card().legend().size() + 1, best.card().network().classes());
    }

    @Test
    void withoutAProjectNoRoundIsRecorded() throws Exception {
        var answer = Invocation.of(
                        "update",
                        "--image",
                        scene.image(),
                        "--model",
                        project.resolve("model"),
                        "--annotations",
                        annotations,
                        "--labels",
                        scene.labels(),
                        "--legend",
                        scene.legend(),
                        "--json")
                .json("checkpoint");
        assertTrue(answer.get("round").isNull());
        assertTrue(answer.get("replayPixels").asInt() > SIDE * SIDE / 3, "ground truth is learnt again");
        assertFalse(Files.exists(project.resolve("rounds.json")));
    }

    @Test
    void labelsWhoseCodesMeanOtherClassesAreNotLearnt() throws Exception {
        var other = folder.resolve("other.gpkg");
        var classes = LegendFile.read(scene.legend()).classes();
        var swapped = new LabelClasses(List.of(
                LabelClass.of(
                        classes.get(0).code(),
                        classes.get(1).name(),
                        classes.get(1).color()),
                LabelClass.of(
                        classes.get(1).code(),
                        classes.get(0).name(),
                        classes.get(0).color())));
        try (var image = RasterFiles.open(scene.image())) {
            LabelStore.create(other, image.grid().crs(), swapped, "Ada", CLOCK).close();
        }
        update("--annotations", other)
                .fails("'" + classes.get(1).name() + "' has the code "
                        + classes.get(0).code());
        assertEquals(base, ModelFolder.open(project.resolve("model")).best());
    }

    @Test
    void labelsMadeInAProjectBeginWithItsClasses() throws Exception {
        ProjectFile.write(
                Project.empty(project, "Test").withImage(scene.image()).withLabels(scene.labels(), scene.legend()));
        var out = folder.resolve("drawn.geojson");
        Invocation.of("labels", "export", annotations, "--output", out).succeeds();
        Files.delete(annotations);
        Invocation.of("labels", "import", project, "--from", out, "--create").succeeds();
        update().succeeds();
        assertEquals(
                base.card().legend(),
                ModelFolder.open(project.resolve("model")).best().card().legend());
    }

    @Test
    void anImageWithoutTheBandsOfTheModelIsRefused() throws IOException {
        Invocation.of(
                        "update",
                        "--image",
                        scene.labels(),
                        "--model",
                        project.resolve("model"),
                        "--annotations",
                        annotations)
                .fails("does not fit", scene.labels());
        assertEquals(base, ModelFolder.open(project.resolve("model")).best());
    }

    @Test
    void labelsForLearningAreNoReference() {
        Invocation.of("assess", "--map", scene.labels(), "--reference", annotations, "--legend", scene.legend())
                .fails("holds what people labelled for learning", "--test-blocks");
        Invocation.of("assess", "--sample", annotations, "--design", "simple")
                .fails("holds what people labelled for learning");
    }

    @Test
    void aCancelledUpdateLeavesTheModel() throws IOException {
        Invocation.cancelled("update", "--project", project).wasCancelled();
        assertEquals(base, ModelFolder.open(project.resolve("model")).best());
    }

    @Test
    void whatIsMissingIsNamed() throws IOException {
        Invocation.of("update", "--image", scene.image()).isWrongUsage("--project, or --image with --model");
        Invocation.of("update", "--project", project, "--labels", scene.labels())
                .isWrongUsage("--labels and --legend");
        update("--replay", 0).isWrongUsage("0 windows");
        update("--annotations", folder.resolve("none.gpkg")).fails("There is no file", "none.gpkg");
        update("--annotations", scene.image()).fails("is no GeoPackage");
        update("--checkpoint", "epoch-0099").fails("epoch-0099", "it holds epoch-0000");
        Invocation.of("rounds").isWrongUsage("list, compare or rollback");
        Invocation.of("rounds", "rollback", "3", "--project", project).fails("no round 3");
        Files.writeString(project.resolve("rounds.json"), "{\"format\": 1}");
        Invocation.of("rounds", "list", "--project", project).fails("rounds.json");
    }
}

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
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.datasets.npy.NpyFile;
import org.lapwing.labels.LegendFile;
import org.lapwing.labels.annotation.Annotation;
import org.lapwing.labels.annotation.EditRefusedException;
import org.lapwing.labels.annotation.LabelClasses;
import org.lapwing.labels.annotation.LabelEdit;
import org.lapwing.labels.annotation.LabelStore;
import org.lapwing.learning.query.QueryFile;
import org.lapwing.model.BandNormalization;
import org.lapwing.model.InitialWeights;
import org.lapwing.model.ModelCard;
import org.lapwing.model.TrainingProvenance;
import org.lapwing.model.UNet;
import org.lapwing.model.store.ModelFolder;
import org.lapwing.project.Project;
import org.lapwing.project.ProjectFile;
import org.lapwing.raster.RasterFiles;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;

/// `lapwing query` with networks of random weights.
class QueryCommandTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-20T18:00:00Z"), ZoneOffset.UTC);
    private static final int SIDE = 256;

    @TempDir
    private Path folder;

    private SceneFiles scene;
    private Path project;

    @BeforeEach
    void writeProject() throws IOException {
        scene = SceneFiles.write(folder.resolve("project"), SIDE);
        project = scene.folder();
        var legend = LegendFile.read(scene.legend());
        try (var image = RasterFiles.open(scene.image())) {
            var network = new UNet(image.bands().size(), legend.size(), 2, 4, UNet.Norm.BATCH);
            var bands = IntStream.range(0, image.bands().size())
                    .mapToObj(index ->
                            new BandNormalization(image.bands().get(index).name(), index, 110, 45))
                    .toList();
            var model = ModelFolder.openOrCreate(project.resolve("model"));
            for (int epoch = 1; epoch <= 3; epoch++) {
                var provenance = new TrainingProvenance(
                        "", epoch, epoch, 0, java.util.Map.of(), java.util.Map.of(), java.util.Map.of());
                var card = ModelCard.of("random", network, bands, 1, legend, provenance);
                model.write(card, InitialWeights.draw(network.graph(), epoch), ModelFolder.Rank.BEST);
            }
        }
        ProjectFile.write(Project.empty(project, "Test").withImage(scene.image()));
    }

    @Test
    void theNextBatchOfAProjectIsWrittenInEveryFormat() throws IOException {
        var geojson = folder.resolve("next.geojson");
        var csv = folder.resolve("next.csv");
        var npy = folder.resolve("next.npy");
        var json = folder.resolve("next.json");
        var run = Invocation.of(
                        "query",
                        "--project",
                        project,
                        "--batch",
                        5,
                        "--patch",
                        32,
                        "--device",
                        "cpu",
                        "--output",
                        geojson,
                        csv,
                        npy,
                        json)
                .succeeds();
        assertEquals(6, run.out().lines().count(), run.out());
        assertTrue(run.out().contains(", then "), run.out());
        var result = QueryFile.read(json);
        assertEquals(5, result.candidates().size());
        assertEquals(64, result.poolPatches());
        assertEquals(
                ModelFolder.open(project.resolve("model")).best().sha256(),
                result.checkpoints().getFirst());
        var names = NpyFile.readNames(npy);
        assertEquals(result.candidates().getFirst().patch().name("image"), names.getFirst());
        var lines = Files.readAllLines(csv);
        assertEquals(6, lines.size());
        assertTrue(lines.get(1).startsWith("1," + names.getFirst() + ",image,"), lines.get(1));
        var places = Files.readString(geojson);
        assertEquals(5, places.split("\"Polygon\"", -1).length - 1);
        assertTrue(places.contains(names.get(4)), places);
    }

    @Test
    void whatIsDrawnOrListedIsNotAskedForAgain() throws IOException, EditRefusedException {
        var drawn = project.resolve(Project.ANNOTATIONS);
        try (var image = RasterFiles.open(scene.image());
                var store = LabelStore.create(
                        drawn, image.grid().crs(), LabelClasses.of(LegendFile.read(scene.legend())), "Ada", CLOCK)) {
            var to = image.grid().transform();
            // the upper half of the image
            var box = new GeometryFactory()
                    .toGeometry(new Envelope(to.x(0, 0), to.x(SIDE, 0), to.y(0, 0), to.y(0, SIDE / 2.0)));
            store.apply(new LabelEdit.Add(Annotation.drawn(new UUID(1, 1), 1, box, "Ada", CLOCK.instant())));
        }
        var list = folder.resolve("done.npy");
        NpyFile.writeNames(list, java.util.List.of("image_00000_00192", "other_00000_00000"));
        var json = folder.resolve("next.json");
        var run = Invocation.of(
                        "query",
                        "--project",
                        project,
                        "--strategy",
                        "random",
                        "--batch",
                        100,
                        "--labelled-names",
                        list,
                        "--output",
                        json)
                .succeeds();
        assertTrue(run.err().contains("1 of 2 names"), run.err());
        assertTrue(run.err().contains("Only 7 of 100 patches are left"), run.err());
        var result = QueryFile.read(json);
        assertTrue(result.candidates().stream()
                .allMatch(each -> each.patch().window().row() >= SIDE / 2));
        assertTrue(result.labelRevision().isPresent());
    }

    @Test
    void aCommitteeIsMadeOfTheNewestCheckpoints() throws IOException {
        var json = folder.resolve("next.json");
        Invocation.of(
                        "query",
                        "--image",
                        scene.image(),
                        "--model",
                        project.resolve("model"),
                        "--strategy",
                        "committee",
                        "--device",
                        "cpu",
                        "--output",
                        json)
                .succeeds();
        assertEquals(3, QueryFile.read(json).checkpoints().size());
    }

    @Test
    void areasAndDistancesAreKept() throws IOException {
        var area = folder.resolve("area.geojson");
        try (var image = RasterFiles.open(scene.image())) {
            var to = image.grid().transform();
            var lonLat = org.lapwing.raster.reprojection.GroundTransform.between(
                    image.grid().crs(), "EPSG:4326");
            double[] xy = {to.x(0, SIDE), to.y(0, SIDE), to.x(SIDE / 2.0, 0), to.y(SIDE / 2.0, 0)};
            lonLat.transform(xy, 2);
            Files.writeString(
                    area,
                    "{\"type\":\"Polygon\",\"coordinates\":[[[%1$s,%2$s],[%3$s,%2$s],[%3$s,%4$s],[%1$s,%4$s],[%1$s,%2$s]]]}"
                            .formatted(xy[0], xy[1], xy[2], xy[3]));
        }
        var json = folder.resolve("next.json");
        Invocation.of(
                        "query",
                        "--image",
                        scene.image(),
                        "--strategy",
                        "random",
                        "--inside",
                        area,
                        "--patch-metres",
                        32,
                        "--min-distance",
                        90,
                        "--batch",
                        9,
                        "--output",
                        json)
                .succeeds();
        var result = QueryFile.read(json);
        assertFalse(result.candidates().isEmpty());
        for (var one : result.candidates()) {
            assertTrue(one.patch().window().column() < SIDE / 2, one.toString());
            for (var other : result.candidates()) {
                assertTrue(one == other
                        || Math.hypot(
                                        one.patch().window().column()
                                                - other.patch().window().column(),
                                        one.patch().window().row()
                                                - other.patch().window().row())
                                >= 90);
            }
        }
    }

    @Test
    void wrongUsageSaysWhatToGive() {
        Invocation.of("query").isWrongUsage("Give --project, or --image");
        Invocation.of("query", "--project", project, "--image", scene.image())
                .isWrongUsage("Give --project, or --image");
        Invocation.of("query", "--project", project, "--strategy", "entropie")
                .isWrongUsage("there are random, entropy");
        Invocation.of("query", "--project", project, "--output", "x.txt").isWrongUsage(".geojson");
        Invocation.of("query", "--project", project, "--patch", 32, "--patch-metres", 32)
                .isWrongUsage("not both");
        Invocation.of("query", "--project", project, "--dropout", 1).isWrongUsage("not between 0 and 1");
        Invocation.of("query", "--image", scene.image(), "--strategy", "badge").fails("Give --model");
        Invocation.of("query", "--image", scene.image(), "--strategy", "random", "--inside", scene.image())
                .fails("image.tif");
    }

    @Test
    void aSimulationWritesCurvesAndLists() throws IOException {
        var output = folder.resolve("simulated");
        var run = Invocation.of(
                        "simulate",
                        "--image",
                        scene.image(),
                        "--labels",
                        scene.labels(),
                        "--legend",
                        scene.legend(),
                        "--output",
                        output,
                        "--strategies",
                        "random,image:entropy",
                        "--patch",
                        16,
                        "--ratio",
                        0.2,
                        "--alpha",
                        0.5,
                        "--beta",
                        1,
                        "--repetitions",
                        2,
                        "--steps",
                        3,
                        "--device",
                        "cpu")
                .succeeds();
        assertTrue(run.out().contains("image:entropy"), run.out());
        assertTrue(Files.readString(output.resolve("curves.csv")).contains("image:entropy,"));
        assertTrue(Files.readString(output.resolve("curves.svg")).startsWith("<svg"));
        assertTrue(Files.exists(output.resolve("seed-2/image-entropy_probs_0.2_0.5_1.0.npy")));
        Invocation.of(
                        "simulate",
                        "--image",
                        scene.image(),
                        "--labels",
                        scene.labels(),
                        "--output",
                        output,
                        "--ratio",
                        0.1,
                        "--rounds",
                        3)
                .isWrongUsage("not both");
    }
}

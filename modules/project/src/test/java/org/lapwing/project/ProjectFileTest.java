package org.lapwing.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectFileTest {

    @TempDir
    Path folder;

    @Test
    void aFileThatHoldsNothingIsRefused() throws IOException {
        Files.writeString(folder.resolve(ProjectFile.NAME), "null");

        var refused = assertThrows(IOException.class, () -> ProjectFile.read(folder));

        assertTrue(refused.getMessage().contains("does not hold a JSON object"), refused.getMessage());
    }

    @Test
    void writtenProjectReadsBackTheSame() throws IOException {
        var project = Project.empty(folder.resolve("river"), "River valley")
                .withImage(folder.resolve("imagery/image.tif"))
                .withLabels(Path.of("labels.tif"), Path.of("legend.json"));

        ProjectFile.write(project);

        assertEquals(project, ProjectFile.read(folder.resolve("river")));
    }

    @Test
    void pathsInTheFileAreRelativeSoAProjectCanMove() throws IOException {
        var project = Project.empty(folder.resolve("a"), "A").withImage(folder.resolve("a/image.tif"));
        ProjectFile.write(project);

        Files.move(folder.resolve("a"), folder.resolve("b"));

        assertEquals(
                folder.resolve("b/image.tif").toAbsolutePath(),
                ProjectFile.read(folder.resolve("b")).image().orElseThrow());
    }

    @Test
    void aStoredFileOfFormatOneIsRead() throws IOException {
        Files.writeString(
                folder.resolve(ProjectFile.NAME),
                "{\"format\":1,\"name\":\"Delta\",\"image\":\"image.tif\",\"model\":\"models/first\"}");

        var project = ProjectFile.read(folder);

        assertEquals("Delta", project.name());
        assertEquals(folder.resolve("models/first").toAbsolutePath(), project.model());
        assertTrue(project.labels().isEmpty());
    }

    @Test
    void howTheMapWasLeftIsStoredWithTheProjectAndItsFilesMoveAlong() throws IOException {
        var look = new FeatureLook(
                FeatureLook.Coloring.CATEGORIES,
                "#112233",
                "crop",
                List.of(new FeatureLook.Category("wheat", "#445566")),
                "#999999",
                FeatureLook.Cut.EQUAL_INTERVALS,
                7,
                "magma",
                "#FFFFFF",
                2.5,
                0.25,
                12,
                "");
        var map = new ProjectMap(
                List.of(
                        new KeptLayer(
                                KeptLayer.Kind.FEATURES,
                                "FEATURES-1",
                                "crops",
                                Optional.of(folder.resolve("a/crops.gpkg").toAbsolutePath()),
                                "fields",
                                "",
                                "EPSG:32632",
                                false,
                                0.5,
                                Optional.empty(),
                                Optional.of(look)),
                        KeptLayer.ofRole(KeptLayer.Kind.IMAGE, "IMAGERY", "image.tif", true, 1)),
                Optional.of("EPSG:3857"),
                2,
                List.of(Map.of(), Map.of("FEATURES-1", true)));
        var project = Project.empty(folder.resolve("a"), "A").withMap(map);
        ProjectFile.write(project);

        assertEquals(project, ProjectFile.read(folder.resolve("a")));
        Files.move(folder.resolve("a"), folder.resolve("b"));
        assertEquals(
                folder.resolve("b/crops.gpkg").toAbsolutePath(),
                ProjectFile.read(folder.resolve("b"))
                        .map()
                        .layers()
                        .getFirst()
                        .file()
                        .orElseThrow());
    }

    @Test
    void aFileOfFormatThreeHasTheUsualMap() throws IOException {
        Files.writeString(folder.resolve(ProjectFile.NAME), "{\"format\":3,\"name\":\"Delta\"}");

        assertEquals(ProjectMap.USUAL, ProjectFile.read(folder).map());
    }

    @Test
    void aMapThatCannotBeIsRefusedByName() throws IOException {
        for (var map : List.of(
                "{\"views\":9}",
                "{\"layers\":[{\"kind\":\"features\",\"id\":\"F\"}]}",
                "{\"layers\":[{\"kind\":\"image\",\"id\":\"I\",\"opacity\":7}]}")) {
            Files.writeString(folder.resolve(ProjectFile.NAME), "{\"format\":4,\"map\":" + map + "}");

            var refused = assertThrows(IOException.class, () -> ProjectFile.read(folder), map);
            assertTrue(refused.getMessage().contains(ProjectFile.NAME), refused.getMessage());
        }
    }

    @Test
    void howTheImageIsShownIsStoredWithTheProject() throws IOException {
        var look = new ImageryLook(
                List.of(8, 4, 3),
                "grey",
                ImageryLook.Stretching.FIXED,
                0.5,
                2.5,
                1.3,
                List.of(new ImageryLook.Limits(8, 0.01, 0.4), new ImageryLook.Limits(4, -1, 1)));
        var project = Project.empty(folder, "A").withImage(Path.of("image.tif")).withImagery(look);

        ProjectFile.write(project);

        assertEquals(project, ProjectFile.read(folder));
        assertTrue(Files.readString(folder.resolve(ProjectFile.NAME)).contains("\"fixed\""));
    }

    @Test
    void aLookThatCannotBeIsRefusedWithItsPlace() throws IOException {
        Files.writeString(
                folder.resolve(ProjectFile.NAME),
                "{\"format\":2,\n\"imagery\":{\"bands\":[1,2],\"stretch\":\"percent\"}}");

        var refused = assertThrows(IOException.class, () -> ProjectFile.read(folder));

        assertTrue(refused.getMessage().contains("one band or three"), refused.getMessage());
        assertTrue(refused.getMessage().contains("imagery: "), refused.getMessage());
    }

    @Test
    void aLookOfFewWordsTakesTheUsualNumbers() throws IOException {
        Files.writeString(folder.resolve(ProjectFile.NAME), "{\"format\":2,\"imagery\":{\"bands\":[4]}}");

        var look = ProjectFile.read(folder).imagery().orElseThrow();

        assertEquals(2, look.deviations());
        assertEquals(1, look.gamma());
        assertEquals(ImageryLook.Stretching.PERCENT, look.stretching());
    }

    @Test
    void aBrokenFileIsRefusedWithItsNameAndLine() throws IOException {
        Files.writeString(folder.resolve(ProjectFile.NAME), "{\"format\":1,\n\"image\":[}");

        var refused = assertThrows(IOException.class, () -> ProjectFile.read(folder));

        assertTrue(refused.getMessage().contains("project.json"), refused.getMessage());
        assertTrue(refused.getMessage().contains("line 2"), refused.getMessage());
    }

    @Test
    void aNewerFormatIsRefused() throws IOException {
        Files.writeString(folder.resolve(ProjectFile.NAME), "{\"format\":99}");

        var refused = assertThrows(IOException.class, () -> ProjectFile.read(folder));

        assertTrue(refused.getMessage().contains("format 99"), refused.getMessage());
    }

    @Test
    void aFolderWithoutProjectSaysWhatToDo() {
        var refused = assertThrows(IOException.class, () -> ProjectFile.read(folder));

        assertTrue(refused.getMessage().contains("not a Lapwing project"), refused.getMessage());
    }

    @Test
    void writingLeavesNoPartFile() throws IOException {
        ProjectFile.write(Project.empty(folder, "A"));

        assertFalse(Files.exists(folder.resolve(ProjectFile.NAME + ".part")));
    }

    @Test
    void bookmarksAreKeptInOrder() throws IOException {
        var marks = List.of(
                new Bookmark("Mill", "EPSG:32632", 500_010.25, 5_400_000, 0.5),
                new Bookmark("Überschwemmung", "", 12, -40, 2));
        ProjectFile.write(Project.empty(folder, "A").withBookmarks(marks));

        assertEquals(marks, ProjectFile.read(folder).bookmarks());
    }

    @Test
    void decisionsAndWhatIsKeptComeBack() throws IOException {
        var decisions = List.of(
                new InputDecision(
                        "0f", "image.tif", List.of("It is darker.", "It is flat."), InputDecision.Answer.LEAVE),
                new InputDecision("0f", "other.tif", List.of("It is darker."), InputDecision.Answer.PREDICT));
        ProjectFile.write(Project.empty(folder, "A").withDecisions(decisions).keepingPredictions(3L << 30));

        assertEquals(decisions, ProjectFile.read(folder).decisions());
        assertEquals(3L << 30, ProjectFile.read(folder).keptPredictionBytes());
        assertEquals(
                List.of(),
                ProjectFile.read(folder)
                        .withImage(folder.resolve("another.tif"))
                        .decisions());
    }

    @Test
    void aFileOfFormatTwoHasNoDecisionsAndKeepsNothing() throws IOException {
        Files.writeString(folder.resolve(ProjectFile.NAME), "{\"format\":2,\"name\":\"Delta\"}");

        assertEquals(List.of(), ProjectFile.read(folder).decisions());
        assertEquals(0, ProjectFile.read(folder).keptPredictionBytes());
    }

    @Test
    void aNegativeSizeIsRefusedWithTheFile() throws IOException {
        Files.writeString(folder.resolve(ProjectFile.NAME), "{\"format\":3,\"keptPredictionBytes\":-1}");

        var refused = assertThrows(IOException.class, () -> ProjectFile.read(folder));

        assertTrue(refused.getMessage().contains("project.json"), refused.getMessage());
    }

    @Test
    void aBookmarkThatIsNowhereIsRefusedWithTheFile() throws IOException {
        Files.writeString(
                folder.resolve(ProjectFile.NAME),
                "{\"format\":2,\"bookmarks\":[{\"name\":\"Mill\",\"crs\":\"\",\"x\":1,\"y\":1,\"unitsPerPixel\":0}]}");

        var refused = assertThrows(IOException.class, () -> ProjectFile.read(folder));

        assertTrue(refused.getMessage().contains("bookmark Mill"), refused.getMessage());
        assertTrue(refused.getMessage().contains("project.json"), refused.getMessage());
    }

    @Test
    void layersOfSeveralDatesAndFromTheWebReadBackTheSame() throws IOException {
        var dates = new KeptLayer(
                KeptLayer.Kind.DATES,
                "TIME-1",
                "Fields",
                Optional.empty(),
                "2020-06-01",
                "",
                "",
                true,
                0.5,
                Optional.empty(),
                Optional.empty(),
                List.of(
                        new KeptDate(folder.resolve("may.tif").toAbsolutePath(), LocalDate.of(2020, 5, 1), List.of()),
                        new KeptDate(
                                folder.resolve("june.tif").toAbsolutePath(), LocalDate.of(2020, 6, 1), List.of(3, 4))),
                Optional.empty());
        var web = new KeptLayer(
                KeptLayer.Kind.WEB,
                "WEB-1",
                "Streets",
                Optional.empty(),
                "",
                "",
                "",
                false,
                1,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.of(new KeptAddress(
                        KeptAddress.Kind.TILES, "https://example.org/{z}/{x}/{y}.png", 18, "", "", "Mappers")));
        var project =
                Project.empty(folder, "A").withMap(new ProjectMap(List.of(web, dates), Optional.empty(), 1, List.of()));

        ProjectFile.write(project);

        assertEquals(project, ProjectFile.read(folder));
        assertTrue(Files.readString(folder.resolve(ProjectFile.NAME)).contains("\"may.tif\""));
    }
}

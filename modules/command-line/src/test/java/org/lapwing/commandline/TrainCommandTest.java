package org.lapwing.commandline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `lapwing train` refuses; [WholeJobTest] trains.
class TrainCommandTest {

    @TempDir
    private static Path folder;

    private static SceneFiles scene;
    private static SceneFiles larger;

    @BeforeAll
    static void writeScenes() throws IOException {
        scene = SceneFiles.write(folder.resolve("scene"), 256);
        larger = SceneFiles.write(folder.resolve("larger"), 320);
    }

    @Test
    void imagesWithoutALabelRasterEachAreWrongUsage() {
        Invocation.of(
                        "train",
                        "--image",
                        scene.image(),
                        "--labels",
                        scene.labels(),
                        larger.labels(),
                        "--legend",
                        scene.legend(),
                        "--model",
                        folder.resolve("pairs"))
                .isWrongUsage("1 images but 2 label rasters");
    }

    @Test
    void twoLengthsAreWrongUsage() {
        train(scene.labels(), scene.legend(), "--epochs", 1, "--minutes", 1).isWrongUsage("--epochs or --minutes");
    }

    @Test
    void settingsThatCannotTrainAreWrongUsage() {
        train(scene.labels(), scene.legend(), "--epochs", 0).isWrongUsage("0");
        train(scene.labels(), scene.legend(), "--batch", 0).isWrongUsage("batch 0");
        train(scene.labels(), scene.legend(), "--learning-rate", -1).isWrongUsage("learning rate -1");
        train(scene.labels(), scene.legend(), "--network", "oracle").isWrongUsage("oracle", "unet");
        train(scene.labels(), scene.legend(), "--device", "abacus").isWrongUsage("abacus", "auto, cpu, gpu:N");
    }

    @Test
    void methodsThatCannotBeAreWrongUsageThatSaysWhatThereIs() {
        train(scene.labels(), scene.legend(), "--loss", "hinge").isWrongUsage("hinge", "lovasz");
        train(scene.labels(), scene.legend(), "--loss", "ce+ce").isWrongUsage("ce twice");
        train(scene.labels(), scene.legend(), "--schedule", "sine").isWrongUsage("sine", "one-cycle");
        train(scene.labels(), scene.legend(), "--optimiser", "LBFGS").isWrongUsage("LBFGS", "RMSPROP");
        train(scene.labels(), scene.legend(), "--momentum", 0.9).isWrongUsage("--momentum is for SGD");
        train(scene.labels(), scene.legend(), "--optimiser", "SGD", "--momentum", 1)
                .isWrongUsage("momentum 1");
        train(scene.labels(), scene.legend(), "--clip", -1).isWrongUsage("-1");
        train(scene.labels(), scene.legend(), "--gather", 500).isWrongUsage("8 x 500");
        train(scene.labels(), scene.legend(), "--class-weights", 2).isWrongUsage("class weights");
        train(scene.labels(), scene.legend(), "--augment", "sharpen").isWrongUsage("sharpen", "band-drop");
        train(scene.labels(), scene.legend(), "--augment", "still:9").isWrongUsage("band 9 cannot be still");
        train(scene.labels(), scene.legend(), "--fold", "6/5").isWrongUsage("6/5");
    }

    @Test
    void startingWeightsThatCannotBeAreToldBeforeTheWorkBegins() throws IOException {
        train(scene.labels(), scene.legend(), "--first-convolution", "AVERAGE").isWrongUsage("--start-from");
        train(scene.labels(), scene.legend(), "--start-from", folder.resolve("resnet50.pth"))
                .fails("resnet50.pth", "safetensors");
        train(scene.labels(), scene.legend(), "--freeze", "backbone*").fails("backbone*");
    }

    @Test
    void aModelAndAFoundRateAreOneOrTheOther() {
        train(scene.labels(), scene.legend(), "--find-rate", folder.resolve("rate"))
                .isWrongUsage("Give one of --model");
    }

    @Test
    void aFoundRateIsWrittenAsTableAndPlotWithItsReason() throws IOException {
        var into = folder.resolve("rates");
        var found = Invocation.of(
                "train",
                "--image",
                scene.image(),
                "--labels",
                scene.labels(),
                "--legend",
                scene.legend(),
                "--find-rate",
                into,
                "--patch",
                32,
                "--batch",
                2,
                "--network",
                "unet");
        assertEquals(LapwingCommand.DONE, found.exitCode(), found.err());
        var lines = Files.readAllLines(into.resolve("learning-rate.csv"));
        assertEquals("step,rate,loss,smoothed", lines.getFirst());
        assertTrue(lines.size() > 21, lines.size() + " lines");
        assertTrue(Files.readString(into.resolve("learning-rate.svg")).startsWith("<svg"));
        assertTrue(found.out().contains("learning-rate.csv"), found.out());
    }

    @Test
    void augmentedPatchesAreShownInOnePicture() throws IOException {
        var sheet = folder.resolve("sheet.png");
        var shown = Invocation.of(
                "train",
                "--image",
                scene.image(),
                "--labels",
                scene.labels(),
                "--legend",
                scene.legend(),
                "--show-augmented",
                sheet,
                "--patch",
                32,
                "--augment",
                "flip,noise:0.5,mosaic:1");
        assertEquals(LapwingCommand.DONE, shown.exitCode(), shown.err());
        var picture = ImageIO.read(sheet.toFile());
        // as they are, three steps, all together, labels: six rows of 128 pixels with gaps
        assertEquals(6 * 134 + 6, picture.getHeight());
        assertEquals(170 + 8 * 134 + 6, picture.getWidth());
    }

    @Test
    void missingFilesAreNamed() {
        var missing = folder.resolve("nowhere.tif");

        train(missing, scene.legend()).fails(missing);
        train(scene.labels(), missing).fails(missing);
        Invocation.of(
                        "train",
                        "--image",
                        missing,
                        "--labels",
                        scene.labels(),
                        "--legend",
                        scene.legend(),
                        "--model",
                        folder.resolve("missing"))
                .fails(missing);
    }

    @Test
    void aBrokenLegendIsRefusedWithItsPlace() throws IOException {
        var wrong = Files.writeString(
                folder.resolve("wrong.json"),
                "{\"format\":1,\"classes\":[{\"code\":1,\"name\":\"water\",\"color\":\"blue\"}]}");
        var torn = Files.writeString(folder.resolve("torn.json"), "{\"format\":1,\n\"classes\":[");

        train(scene.labels(), wrong).fails(wrong, "classes[0].color", "#RRGGBB");
        train(scene.labels(), torn).fails(torn, "line 2");
    }

    @Test
    void labelsOfAnotherSizeAreRefusedWithTheDifference() {
        train(larger.labels(), scene.legend()).fails(larger.labels().getFileName(), "256 × 256", "320 × 320");
    }

    @Test
    void anAreaOutsideTheImageIsWrongUsage() {
        train(scene.labels(), scene.legend(), "--area", "1000,1000,64,64")
                .isWrongUsage("The training area lies outside every image");
    }

    @Test
    void patchesThatSuitNeitherNetworkNorImageAreWrongUsage() {
        train(scene.labels(), scene.legend(), "--patch", 63).isWrongUsage("patch 63", "a multiple of 16");
        train(scene.labels(), scene.legend(), "--patch", 4096)
                .isWrongUsage("patch 4096", "256 x 256 pixels", "352 or less");
        train(scene.labels(), scene.legend(), "--batch", 100_000, "--patches-per-epoch", 100_000)
                .isWrongUsage("100000 patches", "smaller batch");
    }

    @Test
    void aPhotographIsNoLabelRaster() {
        train(scene.image(), scene.legend()).fails(scene.image(), "the legend names", "ignore");
        assertFalse(Files.exists(folder.resolve("model")));
    }

    @Test
    void aFileInTheWayOfTheModelIsNamedBeforeTheWorkBegins() throws IOException {
        var file = Files.writeString(folder.resolve("taken"), "");
        var refused = Invocation.of(
                "train", "--image", scene.image(), "--labels", scene.labels(), "--model", file.resolve("below"));

        refused.fails(file, "is a file. Choose another folder");
        assertFalse(refused.err().contains("count labels"), refused.err());
    }

    @Test
    void stopsWhenCancelled() {
        var arguments = arguments(scene.labels(), scene.legend());

        Invocation.cancelled(arguments.toArray()).wasCancelled();
    }

    private static Invocation train(Path labels, Path legend, Object... more) {
        var arguments = arguments(labels, legend);
        arguments.addAll(Arrays.asList(more));
        return Invocation.of(arguments.toArray());
    }

    private static List<Object> arguments(Path labels, Path legend) {
        return new ArrayList<>(List.of(
                "train",
                "--image",
                scene.image(),
                "--labels",
                labels,
                "--legend",
                legend,
                "--model",
                folder.resolve("model"),
                "--json"));
    }
}

package org.lapwing.model.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.labels.Legend;
import org.lapwing.labels.LegendClass;
import org.lapwing.model.BandNormalization;
import org.lapwing.model.Checkpoint;
import org.lapwing.model.InitialWeights;
import org.lapwing.model.LandcoverUNet;
import org.lapwing.model.ModelCard;
import org.lapwing.model.ModelException;
import org.lapwing.model.NetworkSpec;
import org.lapwing.model.TrainedValues;
import org.lapwing.model.TrainingProvenance;
import org.lapwing.model.TrainingState;
import org.lapwing.model.UNet;
import org.lapwing.model.UNet.Norm;
import org.lapwing.model.Weights;
import org.lapwing.model.store.ModelFolder.Rank;
import org.lapwing.raster.SampleType;

class ModelFolderTest {

    private static final NetworkSpec TINY = new UNet(2, 2, 2, 2, Norm.BATCH);

    @TempDir
    Path folder;

    private static ModelCard card(NetworkSpec network, int epoch) {
        var legend = new Legend(
                List.of(
                        new LegendClass(1, "water", "#0000FF", List.of(5, 6)),
                        new LegendClass(2, "land", "#008000", List.of())),
                Set.of(0, 9, 7));
        var provenance = new TrainingProvenance(
                "Lapwing 0.1",
                42,
                epoch,
                epoch * 10L,
                Map.of("image.tif", "00ff"),
                Map.of("batch", "8"),
                Map.of("meanIou", 0.5));
        return ModelCard.of(
                "test",
                network,
                List.of(new BandNormalization("red", 0, 100.25, 3), new BandNormalization("nir", 3, 0, 1)),
                0.5,
                legend,
                provenance);
    }

    private static Weights weights(long seed) {
        return InitialWeights.draw(TINY.graph(), seed);
    }

    @Test
    void aCardThatLiesAboutItsMarginIsRefused() throws IOException {
        int needed = TINY.serving().margin();
        assertTrue(needed > 0, "the network sees beyond its pixel");
        assertCardRefused("\"margin\" : " + needed, "\"margin\" : 0", "needs " + needed);
    }

    @Test
    void aCardOfGiantPatchesIsRefused() throws IOException {
        int patch = TINY.serving().patch();
        assertCardRefused("\"patch\" : " + patch, "\"patch\" : 1073741824", "patch 1073741824 is above 8192");
    }

    @Test
    void cardsAreRefusedInTheWordsOfTheProgram() throws IOException {
        assertCardRefused("\"legend\" :", "\"lost\" :", "legend: something is missing");
        assertCardRefused("\"mean\" : 100.25", "\"mean\" : null", "bands[0].mean");
        assertCardRefused("\"name\" : \"unet\"", "\"name\" : \"oracle\"", "network");
    }

    private void assertCardRefused(String part, String instead, String told) throws IOException {
        var file = folder.resolve("card.json");
        ModelCardFile.write(file, card(TINY, 3));
        var sound = Files.readString(file);
        assertTrue(sound.contains(part), sound);
        Files.writeString(file, sound.replace(part, instead));
        var refused = assertThrows(ModelException.class, () -> ModelCardFile.read(file))
                .getMessage();
        assertTrue(refused.startsWith(file.toString()), refused);
        assertTrue(refused.contains(told), refused);
        assertTrue(refused.endsWith("from its origin."), refused);
        assertFalse(refused.contains("org.lapwing") || refused.contains("jackson"), refused);
    }

    @Test
    void lookingAtAFolderForTrainingWritesNothing() throws IOException {
        var wanted = folder.resolve("a/b");
        assertTrue(ModelFolder.openForTraining(wanted).isEmpty());
        assertFalse(Files.exists(folder.resolve("a")));
        var file = Files.writeString(folder.resolve("file"), "");
        for (var taken : List.of(file, file.resolve("below"))) {
            var refused = assertThrows(ModelException.class, () -> ModelFolder.openForTraining(taken));
            assertTrue(
                    refused.getMessage().contains(file + " is a file. Choose another folder."), refused.getMessage());
        }
    }

    @Test
    void anEpochThatCannotBeStoredLeavesNothingHalf() throws IOException {
        var model = ModelFolder.openOrCreate(folder.resolve("model"));
        var inTheWay = Files.createDirectories(folder.resolve("model/checkpoints/epoch-0001/sub/inside"));
        var refused = assertThrows(ModelException.class, () -> model.write(card(TINY, 1), weights(1), Rank.BEST));
        assertTrue(refused.getMessage().startsWith("Epoch 1 could not be stored. Cannot write"), refused.getMessage());
        assertTrue(Files.exists(inTheWay));
        assertFalse(Files.exists(folder.resolve("model/checkpoints/.tmp-epoch-0001")));
    }

    @Test
    void cardsComeBackTheSameForEveryNetwork() throws IOException {
        for (var network : List.of(TINY, new LandcoverUNet(2, 2))) {
            var file = folder.resolve(network.networkName());
            ModelCardFile.write(file, card(network, 3));
            assertEquals(card(network, 3), ModelCardFile.read(file));
            assertTrue(Files.readString(file).contains("\"name\" : \"" + network.networkName() + "\""));
        }
    }

    @Test
    void theValuesOfTheBandsComeBackAndMustBeInOrder() throws IOException {
        var file = folder.resolve("card.json");
        var values = List.of(
                new TrainedValues(SampleType.UINT16, 3, 10.5, 4000, 65535),
                new TrainedValues(SampleType.UINT16, 0, 0, 0, 0));
        ModelCardFile.write(file, card(TINY, 3).withValues(values));
        assertEquals(values, ModelCardFile.read(file).values());

        Files.writeString(file, Files.readString(file).replace("\"low\" : 10.5", "\"low\" : 1.5"));
        assertThrows(ModelException.class, () -> ModelCardFile.read(file));
    }

    @Test
    void cardsOfTheFirstFormatAreRead() throws IOException {
        var file = folder.resolve("card.json");
        try (var stored = ModelFolderTest.class.getResourceAsStream("card-format-1.json")) {
            Files.write(file, stored.readAllBytes());
        }
        var card = ModelCardFile.read(file);
        assertEquals(
                List.of("red", "nir"),
                card.bands().stream().map(BandNormalization::band).toList());
        assertEquals(List.of(), card.values());
        assertEquals(ModelCard.FORMAT, card.format());
    }

    @Test
    void cardsOfNewerFormatsAreRefused() throws IOException {
        var file = folder.resolve("card.json");
        ModelCardFile.write(file, card(TINY, 3));
        Files.writeString(file, Files.readString(file).replace("\"format\" : 2", "\"format\" : 3"));
        var failure = assertThrows(ModelException.class, () -> ModelCardFile.read(file));
        assertTrue(failure.getMessage().contains("newer version"), failure.getMessage());
    }

    @Test
    void cardsThatContradictThemselvesAreRefused() throws IOException {
        var file = folder.resolve("card.json");
        for (var edit : List.of(
                Map.entry("\"margin\" : 10", "\"margin\" : 11"),
                Map.entry("\"depth\" : 2", "\"depth\" : 99"),
                Map.entry("\"deviation\" : 3.0", "\"deviation\" : 0.0"),
                Map.entry("\"classes\" : 2", "\"classes\" : 3"),
                Map.entry("\"name\" : \"unet\"", "\"name\" : \"java.lang.Object\""),
                Map.entry("\"patch\" : 512,", ""),
                Map.entry("\"format\" : 2", "\"format\" : \"x\""))) {
            ModelCardFile.write(file, card(TINY, 3));
            var text = Files.readString(file);
            assertTrue(text.contains(edit.getKey()), edit.getKey());
            Files.writeString(file, text.replace(edit.getKey(), edit.getValue()));
            assertThrows(ModelException.class, () -> ModelCardFile.read(file), edit.toString());
        }
    }

    @Test
    void aFolderWhoseRunWasKilledAtItsStartIsStillFree() throws IOException {
        Files.writeString(folder.resolve("model.json.part"), "{");
        assertTrue(ModelFolder.openOrCreate(folder).isEmpty());
    }

    @Test
    void everyCheckpointIsFoundByItsName() throws ModelException {
        var model = ModelFolder.openOrCreate(folder);
        for (int epoch = 1; epoch <= 3; epoch++) {
            model.write(card(TINY, epoch), weights(epoch), Rank.BEST);
        }
        for (int epoch = 1; epoch <= 3; epoch++) {
            var found = model.named("epoch-000" + epoch);
            assertEquals(epoch, found.epoch());
            assertEquals("epoch-000" + epoch, found.name());
            assertArrayEquals(
                    weights(epoch).get(weights(epoch).names().iterator().next()).values(),
                    ModelFolder.weights(found)
                            .get(weights(epoch).names().iterator().next())
                            .values());
        }
        assertEquals(model.best(), model.named("epoch-0003"));
        var refused = assertThrows(ModelException.class, () -> model.named("epoch-0009"));
        assertTrue(refused.getMessage().contains("epoch-0001, epoch-0002, epoch-0003"), refused.getMessage());
        assertThrows(ModelException.class, () -> model.named("../checkpoints/epoch-0001"));
    }

    @Test
    void bestAndLastAreRemembered() throws ModelException {
        var model = ModelFolder.openOrCreate(folder);
        assertTrue(model.isEmpty());
        assertThrows(ModelException.class, model::best);
        model.write(card(TINY, 1), weights(1), new TrainingState(10, weights(11)), Rank.BEST);
        model.write(card(TINY, 2), weights(2), new TrainingState(20, weights(12)), Rank.ORDINARY);
        var opened = ModelFolder.open(folder);
        assertFalse(opened.isEmpty());
        assertEquals(1, opened.best().epoch());
        assertEquals(2, opened.last().epoch());
        assertEquals(card(TINY, 2), opened.last().card());
        var read = ModelFolder.weights(opened.best());
        for (var name : read.names()) {
            assertArrayEquals(weights(1).get(name).values(), read.get(name).values());
        }
        assertEquals(20, opened.lastState().orElseThrow().steps());
        assertFalse(Files.exists(opened.best().trainingStateFile()), "only the newest state is kept");
    }

    @Test
    void anEarlierEpochDoesNotOverwriteHistory() throws ModelException {
        var model = ModelFolder.openOrCreate(folder);
        model.write(card(TINY, 2), weights(1), Rank.BEST);
        assertThrows(ModelException.class, () -> model.write(card(TINY, 2), weights(2), Rank.BEST));
    }

    @Test
    void aKilledWriteLeavesTheModelAsItWas() throws IOException {
        var model = ModelFolder.openOrCreate(folder);
        model.write(card(TINY, 1), weights(1), Rank.BEST);
        var checkpoints = folder.resolve("checkpoints");
        Files.createDirectories(checkpoints.resolve(".tmp-epoch-0002"));
        Files.writeString(checkpoints.resolve(".tmp-epoch-0002").resolve("card.json"), "{");
        Files.createDirectories(checkpoints.resolve("epoch-0002")); // renamed, but not named in the index yet
        Files.writeString(checkpoints.resolve("epoch-0002").resolve("card.json"), "old");
        assertEquals(1, ModelFolder.open(folder).last().epoch());
        model.write(card(TINY, 2), weights(2), Rank.ORDINARY);
        assertEquals(card(TINY, 2), ModelFolder.open(folder).last().card());
    }

    @Test
    void changedWeightsAreRefused() throws IOException {
        var model = ModelFolder.openOrCreate(folder);
        var file = model.write(card(TINY, 1), weights(1), Rank.BEST).weightsFile();
        var bytes = Files.readAllBytes(file);
        bytes[bytes.length - 1] ^= 1;
        Files.write(file, bytes);
        var failure = assertThrows(ModelException.class, model::best);
        assertTrue(failure.getMessage().contains("SHA-256"), failure.getMessage());
    }

    @Test
    void foreignFoldersAreRefused() throws IOException {
        Files.writeString(folder.resolve("holiday.jpg"), "x");
        assertThrows(ModelException.class, () -> ModelFolder.open(folder));
        assertThrows(ModelException.class, () -> ModelFolder.openOrCreate(folder));
        assertThrows(ModelException.class, () -> ModelFolder.open(folder.resolve("missing")));
        Files.writeString(folder.resolve("model.json"), "{\"format\":1,\"best\":{\"epoch\":1,\"sha256\":\"../..\"}}");
        assertThrows(ModelException.class, () -> ModelFolder.open(folder));
    }

    @Test
    void weightsOfAnotherNetworkAreNotStored() throws ModelException {
        var model = ModelFolder.openOrCreate(folder);
        var other = InitialWeights.draw(new UNet(2, 2, 2, 4, Norm.BATCH).graph(), 1);
        assertThrows(ModelException.class, () -> model.write(card(TINY, 1), other, Rank.BEST));
        assertTrue(model.isEmpty());
    }

    @Test
    void checkpointFilesHaveTheirNames() throws ModelException {
        var checkpoint = ModelFolder.openOrCreate(folder)
                .write(card(TINY, 7), weights(1), new TrainingState(1, weights(1)), Rank.BEST);
        assertEquals("epoch-0007", checkpoint.folder().getFileName().toString());
        for (var name : List.of(
                Checkpoint.CARD_FILE, Checkpoint.WEIGHTS_FILE, Checkpoint.ONNX_FILE, Checkpoint.TRAINING_STATE_FILE)) {
            assertTrue(Files.isRegularFile(checkpoint.folder().resolve(name)), name);
        }
    }

    @Test
    void anUpdateBecomesTheBestAndLeavesTheTrainingToBeResumed() throws IOException {
        var model = ModelFolder.openOrCreate(folder.resolve("model"));
        var trained = model.write(card(TINY, 3), weights(1), new TrainingState(30, weights(1)), Rank.BEST);
        var first = model.writeUpdate(card(TINY, 3), weights(2));
        var second = model.writeUpdate(card(TINY, 3), weights(3));
        assertEquals("epoch-0003-update-0001", first.name());
        assertEquals("epoch-0003-update-0002", second.name());
        var reopened = ModelFolder.open(folder.resolve("model"));
        assertEquals(second, reopened.best());
        assertEquals(trained, reopened.last());
        assertTrue(reopened.lastState().isPresent());
        assertEquals(second, reopened.named("epoch-0003-update-0002"));
        assertEquals(first.sha256(), reopened.named("epoch-0003-update-0001").sha256());
        var next = reopened.write(card(TINY, 4), weights(4), Rank.ORDINARY);
        assertEquals(second, reopened.best());
        assertEquals(next, reopened.last());
    }

    @Test
    void anUpdateOfNothingIsRefused() throws IOException {
        var model = ModelFolder.openOrCreate(folder.resolve("model"));
        var refused = assertThrows(ModelException.class, () -> model.writeUpdate(card(TINY, 0), weights(2)));
        assertTrue(refused.getMessage().endsWith("train it first."), refused.getMessage());
    }

    @Test
    void anUpdateThatCannotBeStoredLeavesTheModelAsItWas() throws IOException {
        var model = ModelFolder.openOrCreate(folder.resolve("model"));
        var trained = model.write(card(TINY, 1), weights(1), Rank.BEST);
        Files.createDirectories(folder.resolve("model/checkpoints/epoch-0001-update-0001/sub/inside"));
        assertThrows(ModelException.class, () -> model.writeUpdate(card(TINY, 1), weights(2)));
        assertEquals(trained, ModelFolder.open(folder.resolve("model")).best());
        assertFalse(Files.exists(folder.resolve("model/checkpoints/.tmp-epoch-0001-update-0001")));
    }

    @Test
    void anEarlierCheckpointIsChosenAgain() throws IOException {
        var model = ModelFolder.openOrCreate(folder.resolve("model"));
        var trained = model.write(card(TINY, 1), weights(1), Rank.BEST);
        var update = model.writeUpdate(card(TINY, 1), weights(2));
        assertEquals(trained, model.choose("epoch-0001", trained.sha256()));
        assertEquals(trained, ModelFolder.open(folder.resolve("model")).best());
        assertEquals(update, model.choose(update.name(), update.sha256()));
        var refused = assertThrows(ModelException.class, () -> model.choose("epoch-0001", update.sha256()));
        assertTrue(refused.getMessage().contains("holds other weights than it did"), refused.getMessage());
        assertEquals(update, ModelFolder.open(folder.resolve("model")).best());
    }
}

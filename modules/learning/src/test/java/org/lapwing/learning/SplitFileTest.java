package org.lapwing.learning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.raster.Grid;
import org.lapwing.raster.GridToCrs;
import org.lapwing.raster.Window;

class SplitFileTest {

    @TempDir
    Path folder;

    @Test
    void nothingWhereSomethingMustStandIsRefusedWithItsPlace() throws IOException {
        write("{\"format\":2,\"gapPixels\":0,\"images\":[],\"blocks\":null}");
        assertRefused(SplitFile.NAME);
        assertRefused("blocks");
        write("{\"format\":2,\"gapPixels\":0,\"images\":[{\"files\":[],\"columns\":9,\"rows\":9,"
                + "\"transform\":[1,null,0,0,0,1],\"crs\":\"\"}],\"blocks\":[]}");
        assertRefused("transform");
        write("null");
        assertRefused("does not hold a JSON object");
    }

    @Test
    void aWrittenSplitReadsBackTheSame() throws IOException {
        var blocks = List.of(
                new SpatialSplit.Block(0, Window.of(0, 0, 512, 512), SpatialSplit.Part.TRAINING),
                new SpatialSplit.Block(1, Window.of(512, 0, 300, 512), SpatialSplit.Part.TEST));
        var images = List.of(
                new TrainedImage(List.of(new TrainedImage.File("a.tif", "12ab")), Grid.ofPixels(512, 512)),
                new TrainedImage(
                        List.of(new TrainedImage.File("b.tif", "34cd"), new TrainedImage.File("b-labels.tif", "56ef")),
                        new Grid(900, 512, new GridToCrs(500_003.5, 0.2, 0.1, 4_649_997, 0.1, -0.2), "EPSG:32633")));
        var written = new TrainedSplit(folder.resolve("model"), new SpatialSplit(blocks, 64), images);

        SplitFile.write(written);

        var read = SplitFile.read(folder.resolve("model"));
        assertEquals(blocks, read.split().blocks());
        assertEquals(64, read.split().gap());
        assertEquals(images, read.images());
    }

    @Test
    void aModelWithoutSplitSaysWhatToDo() {
        assertRefused("judge the whole map instead");
    }

    @Test
    void aDamagedSplitIsRefusedWithItsName() throws IOException {
        write("{\"format\":2,\"gapPixels\":1,\"images\":[],\"blocks\":[{\"image\":0}]}");
        assertRefused(SplitFile.NAME);
    }

    @Test
    void blocksOfAnImageThatIsNotNamedAreRefused() throws IOException {
        write("{\"format\":2,\"gapPixels\":1,\"images\":[],\"blocks\":[{\"image\":0,\"part\":\"TEST\",\"column\":0,"
                + "\"row\":0,\"width\":9,\"height\":9}]}");
        assertRefused("0 that are named");
    }

    @Test
    void anOldSplitThatNamesNoImageIsRefusedWithTheRemedy() throws IOException {
        write("{\"format\":1,\"gapPixels\":128,\"blocks\":[{\"image\":0,\"part\":\"TEST\",\"column\":0,\"row\":0,"
                + "\"width\":512,\"height\":512}]}");
        assertRefused("Resume the training");
    }

    @Test
    void aSplitOfANewerProgramIsRefused() throws IOException {
        write("{\"format\":3}");
        assertRefused("newer Lapwing");
    }

    private void write(String json) throws IOException {
        Files.writeString(folder.resolve(SplitFile.NAME), json);
    }

    private void assertRefused(String part) {
        var refused = assertThrows(IOException.class, () -> SplitFile.read(folder));
        assertTrue(refused.getMessage().contains(part), refused.getMessage());
    }
}

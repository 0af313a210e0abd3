package org.lapwing.workbench.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.jobs.CancelToken;
import org.lapwing.workbench.service.FileService.Kind;

class LocalFilesTest {

    @TempDir
    Path folder;

    private final LocalFiles files = new LocalFiles(Runnable::run, CancelToken.NEVER);

    private Path picture(int type, int colors) throws IOException {
        var picture = new BufferedImage(64, 48, type);
        for (int row = 0; row < 48; row++) {
            for (int column = 0; column < 64; column++) {
                int index = (row * 64 + column) / 9 % colors;
                picture.setRGB(column, row, index * 0x2F1B3D & 0xFFFFFF);
            }
        }
        var file = folder.resolve(type + "-" + colors + ".png");
        ImageIO.write(picture, "png", file.toFile());
        return file;
    }

    @Test
    void aPictureOfFewPlainColoursIsLabelsAndAPhotographIsAnImage() throws IOException {
        assertEquals(Kind.LABELS, files.recognise(picture(BufferedImage.TYPE_INT_RGB, 6)));
        assertEquals(Kind.IMAGE, files.recognise(picture(BufferedImage.TYPE_INT_RGB, 300)));
    }

    @Test
    void oneBandOfBytesIsLabels() throws IOException {
        assertEquals(Kind.LABELS, files.recognise(picture(BufferedImage.TYPE_BYTE_GRAY, 6)));
    }

    @Test
    void legendsAndProjectsAreToldByTheirNames() throws IOException {
        assertEquals(Kind.LEGEND, files.recognise(Files.writeString(folder.resolve("classes.json"), "{}")));
        assertEquals(Kind.PROJECT, files.recognise(Files.writeString(folder.resolve("project.json"), "{}")));
        assertEquals(Kind.PROJECT, files.recognise(folder));
    }

    @Test
    void whatIsNoRasterIsRefusedByName() throws IOException {
        var text = Files.writeString(folder.resolve("notes.tif"), "nothing");
        var refused = assertThrows(IOException.class, () -> files.recognise(text));
        assertTrue(refused.getMessage().contains("notes.tif"), refused.getMessage());
    }
}

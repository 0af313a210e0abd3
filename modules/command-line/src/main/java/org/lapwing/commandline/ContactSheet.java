package org.lapwing.commandline;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.lapwing.labels.Legend;
import org.lapwing.learning.AugmentedPatches;
import org.lapwing.raster.write.WholeFile;

/// Augmented training patches as one picture: a row a step with its strength, below the last row its labels.
final class ContactSheet {

    private static final int CELL = 128;
    private static final int GAP = 6;
    private static final int WORDS = 170;
    private static final Color PAPER = new Color(0xF7F9FB);
    private static final Color INK = new Color(0x1F2933);
    private static final Color UNKNOWN = new Color(0x9AA5B1);
    /// Deviations to each side of the mean that are shown from black to white.
    private static final float REACH = 2;

    private final AugmentedPatches patches;
    private final Legend legend;

    ContactSheet(AugmentedPatches patches, Legend legend) {
        this.patches = patches;
        this.legend = legend;
    }

    /// @throws IOException if the file cannot be written
    void write(Path file) throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(picture(), "png", bytes);
        WholeFile.write(file, bytes.toByteArray());
    }

    private BufferedImage picture() {
        int rows = patches.rows().size() + 1;
        var picture = new BufferedImage(
                WORDS + patches.columns() * (CELL + GAP) + GAP, rows * (CELL + GAP) + GAP, BufferedImage.TYPE_INT_RGB);
        var graphics = picture.createGraphics();
        graphics.setColor(PAPER);
        graphics.fillRect(0, 0, picture.getWidth(), picture.getHeight());
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 14));
        for (int row = 0; row < rows; row++) {
            int shown = Math.min(row, rows - 2);
            int top = GAP + row * (CELL + GAP);
            graphics.setColor(INK);
            graphics.drawString(words(row), GAP, top + CELL / 2 + 5);
            for (int column = 0; column < patches.columns(); column++) {
                int left = WORDS + column * (CELL + GAP);
                var cell = row == rows - 1 ? labels(shown, column) : colours(shown, column);
                graphics.drawImage(cell, left, top, CELL, CELL, null);
                outlineUnlabelled(graphics, shown, column, left, top);
            }
        }
        graphics.dispose();
        return picture;
    }

    private String words(int row) {
        if (row == 0) {
            return Messages.text("train.sheet.plain");
        }
        if (row == patches.rows().size()) {
            return Messages.text("train.sheet.labels");
        }
        return row == patches.rows().size() - 1
                ? Messages.text("train.sheet.all")
                : patches.rows().get(row).augmentation().text();
    }

    /// A thin frame where a pixel of the patch is unlabelled, so that blots and empty corners are told from
    /// dark ground.
    private void outlineUnlabelled(Graphics2D graphics, int row, int column, int left, int top) {
        for (byte each : patches.classIndices(row, column)) {
            if ((each & 0xFF) == Legend.UNLABELLED) {
                graphics.setColor(UNKNOWN);
                graphics.setStroke(new BasicStroke(1));
                graphics.drawRect(left - 1, top - 1, CELL + 1, CELL + 1);
                return;
            }
        }
    }

    /// The first three bands as red, green and blue, or the first as grey.
    private BufferedImage colours(int row, int column) {
        int side = patches.side();
        boolean grey = patches.bands() < 3;
        var red = patches.samples(row, column, 0);
        var green = grey ? red : patches.samples(row, column, 1);
        var blue = grey ? red : patches.samples(row, column, 2);
        var image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        for (int pixel = 0; pixel < side * side; pixel++) {
            int colour = shade(red[pixel]) << 16 | shade(green[pixel]) << 8 | shade(blue[pixel]);
            image.setRGB(pixel % side, pixel / side, colour);
        }
        return image;
    }

    private static int shade(float value) {
        return Math.clamp(Math.round((value + REACH) / (2 * REACH) * 255), 0, 255);
    }

    private BufferedImage labels(int row, int column) {
        int side = patches.side();
        var indices = patches.classIndices(row, column);
        var image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        for (int pixel = 0; pixel < indices.length; pixel++) {
            int index = indices[pixel] & 0xFF;
            int colour = index < legend.size()
                    ? Color.decode(legend.classes().get(index).color()).getRGB()
                    : UNKNOWN.getRGB();
            image.setRGB(pixel % side, pixel / side, colour);
        }
        return image;
    }
}

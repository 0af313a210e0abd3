package org.lapwing.mapview;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Polygon;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import javax.imageio.ImageIO;

/// A picture of a view for a report: the map as it is on the screen, and below it a title, the legend, a scale bar,
/// north and a line on where it is. Immutable; made on the FX thread, drawn and written on any.
public final class MapSheet {

    /// One line of the legend.
    ///
    /// @param color `#RRGGBB`
    /// @param name what the colour means
    public record Entry(String color, String name) {}

    private static final int EDGE = 16;
    private static final int LINE = 20;
    private static final int CHIP = 12;
    private static final int SCALE_ROOM = 200;
    private static final int TEXT = 13;
    private static final Color INK = new Color(0x1B1F23);
    private static final Color QUIET = new Color(0x57606A);
    private static final Color GROUND = new Color(0xDFE4DF);

    private final MapPicture picture;
    private final double outputScale;
    private final ScaleBar bar;
    private final String title;
    private final List<Entry> legend;
    private final String footer;

    private MapSheet(
            MapPicture picture, double outputScale, ScaleBar bar, String title, List<Entry> legend, String footer) {
        this.picture = picture;
        this.outputScale = outputScale;
        this.bar = bar;
        this.title = title;
        this.legend = List.copyOf(legend);
        this.footer = footer;
    }

    /// Takes what a view shows now. FX thread.
    ///
    /// @param footer one line, such as the coordinates of the middle
    public static MapSheet of(MapPane map, String title, List<Entry> legend, String footer) {
        return new MapSheet(
                map.picture(),
                map.viewport().outputScale(),
                ScaleBar.of(map.viewport(), map.unit()),
                title,
                legend,
                footer);
    }

    /// Writes the sheet as PNG; nothing is left at `target` when that fails.
    public void write(Path target) throws IOException {
        var part = target.resolveSibling(target.getFileName() + ".part");
        try {
            if (!ImageIO.write(draw(), "png", part.toFile())) {
                throw new IOException(target + " cannot be written as PNG.");
            }
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /// The sheet as pixels.
    BufferedImage draw() {
        int width = (int) Math.ceil(picture.width() / outputScale);
        int height = (int) Math.ceil(picture.height() / outputScale);
        var rows = rows(width - 2 * EDGE - SCALE_ROOM);
        int below = EDGE + LINE + Math.max(1, rows) * LINE + LINE + EDGE / 2;
        var sheet = new BufferedImage(
                picture.width(), (int) Math.ceil((height + below) * outputScale), BufferedImage.TYPE_INT_RGB);
        var graphics = sheet.createGraphics();
        try {
            graphics.setColor(Color.WHITE);
            graphics.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
            graphics.setColor(GROUND);
            graphics.fillRect(0, 0, picture.width(), picture.height());
            var map = new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_INT_ARGB_PRE);
            map.getRaster().setDataElements(0, 0, picture.width(), picture.height(), picture.toArray());
            graphics.drawImage(map, 0, 0, null);
            graphics.scale(outputScale, outputScale);
            graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            words(graphics, width, height);
            scale(graphics, width - EDGE, height + EDGE);
        } finally {
            graphics.dispose();
        }
        return sheet;
    }

    private void words(Graphics2D graphics, int width, int top) {
        graphics.setColor(INK);
        graphics.setFont(new Font(Font.SANS_SERIF, Font.BOLD, TEXT));
        int y = top + EDGE + TEXT;
        graphics.drawString(title, EDGE, y);
        graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, TEXT));
        int room = width - 2 * EDGE - SCALE_ROOM;
        int x = 0;
        y += LINE;
        for (var entry : legend) {
            int wide = entryWidth(entry);
            if (x > 0 && x + wide > room) {
                x = 0;
                y += LINE;
            }
            graphics.setColor(Color.decode(entry.color()));
            graphics.fillRoundRect(EDGE + x, y - CHIP + 1, CHIP, CHIP, 4, 4);
            graphics.setColor(INK);
            graphics.drawString(entry.name(), EDGE + x + CHIP + 5, y);
            x += wide;
        }
        graphics.setColor(QUIET);
        graphics.drawString(footer, EDGE, y + (legend.isEmpty() ? 0 : LINE));
    }

    private void scale(Graphics2D graphics, int right, int top) {
        int length = (int) Math.round(bar.pixels());
        int left = right - length;
        int line = top + LINE + TEXT;
        graphics.setColor(INK);
        graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, TEXT));
        graphics.drawString(bar.label(), left, line - 9);
        graphics.setStroke(new BasicStroke(1.5f));
        graphics.drawPolyline(new int[] {left, left, right, right}, new int[] {line - 5, line, line, line - 5}, 4);
        int needle = left - 24;
        graphics.drawString(Messages.text("map.north"), needle - 5, line - 16);
        graphics.fill(new Polygon(
                new int[] {needle, needle + 5, needle, needle - 5}, new int[] {line - 13, line, line - 4, line}, 4));
    }

    private int rows(int room) {
        int rows = legend.isEmpty() ? 0 : 1;
        int x = 0;
        for (var entry : legend) {
            int wide = entryWidth(entry);
            if (x > 0 && x + wide > room) {
                x = 0;
                rows++;
            }
            x += wide;
        }
        return rows;
    }

    private static int entryWidth(Entry entry) {
        var probe = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
        try {
            return CHIP
                    + 5
                    + probe.getFontMetrics(new Font(Font.SANS_SERIF, Font.PLAIN, TEXT))
                            .stringWidth(entry.name())
                    + EDGE;
        } finally {
            probe.dispose();
        }
    }
}

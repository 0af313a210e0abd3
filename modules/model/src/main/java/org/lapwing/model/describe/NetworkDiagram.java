package org.lapwing.model.describe;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A network drawn as SVG.
///
/// Layers of one block (`encoder.layer1`, `decoder2`) are one box with the channels of its map. Boxes stand
/// in the order they compute, in a row for each size of map, and lines say which block reads which. Needs no
/// font beyond the viewer's own and no other file.
public final class NetworkDiagram {

    private static final int COLUMN = 96;
    private static final int BOX = 64;
    private static final int ROW = 92;
    private static final int LEFT = 72;
    private static final int TOP = 72;
    private static final List<String> COLOURS =
            List.of("#4C78A8", "#54A24B", "#E4A11B", "#E45756", "#B279A2", "#72B7B2", "#9D755D");

    private static final List<String> BRANCHED = List.of("aspp", "head");

    /// What is drawn as one box.
    private static final class Block {
        final String name;
        final List<String> reads = new ArrayList<>();
        int channels;
        int side;
        long parameters;
        double flops;
        int column;

        Block(String name) {
            this.name = name;
        }
    }

    private final LayerTable table;
    private final Map<String, Block> blocks = new LinkedHashMap<>();
    private final List<Integer> sides = new ArrayList<>();

    private NetworkDiagram(LayerTable table, int bands) {
        this.table = table;
        var image = new Block("image");
        image.channels = bands;
        image.side = table.patch();
        blocks.put("image", image);
        var blockOf = new HashMap<String, String>();
        blockOf.put("input", "image");
        for (var row : table.rows()) {
            var name = blockName(row.name());
            var block = blocks.computeIfAbsent(name, Block::new);
            for (var input : row.inputs()) {
                var read = blockOf.getOrDefault(input, "image");
                if (!read.equals(name) && !block.reads.contains(read)) {
                    block.reads.add(read);
                }
            }
            blockOf.put(row.name(), name);
            block.channels = row.channels();
            block.side = row.rows();
            block.parameters += row.parameters();
            block.flops += row.flops();
        }
        int column = 0;
        for (var block : blocks.values()) {
            block.column = column++;
            if (!sides.contains(block.side)) {
                sides.add(block.side);
            }
        }
        sides.sort((one, other) -> Integer.compare(other, one));
    }

    /// Draws a network.
    ///
    /// @param title set above the picture
    /// @param bands channels of the image
    /// @return the text of an SVG file
    public static String svg(String title, LayerTable table, int bands) {
        return new NetworkDiagram(table, bands).draw(title);
    }

    /// The block a layer belongs to: the first part of its name, and of encoders and parallel branches the
    /// second.
    static String blockName(String layer) {
        var parts = layer.split("\\.");
        if (parts.length > 1 && BRANCHED.contains(parts[0]) && !parts[1].equals("sum")) {
            return parts[0] + "." + parts[1];
        }
        if (!parts[0].equals("encoder")) {
            return parts[0];
        }
        if (parts[1].equals("features")) {
            return "features." + parts[2];
        }
        return parts[1].startsWith("layer") ? parts[1] : "stem";
    }

    private String draw(String title) {
        int width = 2 * LEFT + COLUMN * blocks.size();
        int height = TOP + ROW * sides.size() + 40;
        var text = new StringBuilder();
        text.append(line(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\""
                        + " font-family=\"sans-serif\" font-size=\"11\">",
                width, height, width, height));
        text.append(line("<rect width=\"%d\" height=\"%d\" fill=\"#FFFFFF\"/>", width, height));
        text.append(line(
                "<text x=\"24\" y=\"32\" font-size=\"16\" font-weight=\"bold\" fill=\"#1F2933\">%s</text>",
                escaped(title)));
        text.append(line(
                "<text x=\"24\" y=\"52\" fill=\"#52606D\">%,d parameters, %s operations a pixel of a patch of %d x"
                        + " %d</text>",
                table.parameters(), amount(table.flopsPerPixel()), table.patch(), table.patch()));
        for (int side : sides) {
            int y = middle(side);
            text.append(line(
                    "<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\" stroke=\"#CBD2D9\" stroke-dasharray=\"1 7\"/>",
                    LEFT, y, width - 24, y));
            text.append(line("<text x=\"24\" y=\"%d\" fill=\"#7B8794\">%d px</text>", y + 4, side));
        }
        for (var block : blocks.values()) {
            block.reads.forEach(read -> text.append(link(block(read), block)));
        }
        blocks.values().forEach(block -> text.append(box(block)));
        return text.append("</svg>\n").toString();
    }

    private Block block(String name) {
        var block = blocks.get(name);
        if (block == null) {
            throw new IllegalStateException("no block is called " + name);
        }
        return block;
    }

    private int middle(int side) {
        return TOP + ROW * sides.indexOf(side) + ROW / 2;
    }

    private static int left(Block block) {
        return LEFT + COLUMN * block.column;
    }

    private String link(Block from, Block to) {
        int x1 = left(from) + BOX;
        int y1 = middle(from.side);
        int x2 = left(to);
        int y2 = middle(to.side);
        boolean skips = to.column > from.column + 1;
        int bend = skips && y1 == y2 ? y1 - ROW / 2 + 4 : y1;
        return line(
                "<path d=\"M%d %d C%d %d %d %d %d %d\" fill=\"none\" stroke=\"%s\" stroke-width=\"1.5\"/>",
                x1,
                y1,
                x1 + COLUMN / 3,
                bend,
                x2 - COLUMN / 3,
                skips && y1 == y2 ? bend : y2,
                x2,
                y2,
                skips ? "#9AA5B1" : "#52606D");
    }

    private String box(Block block) {
        int y = middle(block.side);
        int tall = 36;
        var colour = COLOURS.get(sides.indexOf(block.side) % COLOURS.size());
        return line(
                "<g><title>%s: %d x %d x %d, %,d parameters, %s operations</title><rect x=\"%d\" y=\"%d\" width=\"%d\""
                        + " height=\"%d\" rx=\"4\" fill=\"%s\"/><text x=\"%d\" y=\"%d\" text-anchor=\"middle\""
                        + " fill=\"#FFFFFF\" font-weight=\"bold\">%d</text><text x=\"%d\" y=\"%d\""
                        + " text-anchor=\"middle\" fill=\"#1F2933\">%s</text></g>",
                escaped(block.name),
                block.channels,
                block.side,
                block.side,
                block.parameters,
                amount(block.flops),
                left(block),
                y - tall / 2,
                BOX,
                tall,
                colour,
                left(block) + BOX / 2,
                y + 4,
                block.channels,
                left(block) + BOX / 2,
                y + tall / 2 + 14,
                escaped(block.name));
    }

    /// A count in thousands, millions or billions.
    static String amount(double count) {
        if (count >= 1e9) {
            return String.format(Locale.ROOT, "%.1f G", count / 1e9);
        }
        if (count >= 1e6) {
            return String.format(Locale.ROOT, "%.1f M", count / 1e6);
        }
        return count >= 1e3
                ? String.format(Locale.ROOT, "%.1f k", count / 1e3)
                : String.format(Locale.ROOT, "%.0f", count);
    }

    private static String line(String format, Object... values) {
        return String.format(Locale.ROOT, format, values) + "\n";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}

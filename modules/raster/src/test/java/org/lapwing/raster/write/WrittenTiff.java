package org.lapwing.raster.write;

import it.geosolutions.imageioimpl.plugins.tiff.TIFFImageReaderSpi;
import java.awt.image.Raster;
import java.awt.image.RenderedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;

/// A finished file as another program sees it: pixels by imageio-ext's reader, tags by their plain bytes.
final class WrittenTiff {

    private final Path path;

    WrittenTiff(Path path) {
        this.path = path;
    }

    /// The images in the order of their directories: full resolution, then overviews.
    List<RenderedImage> images() throws IOException {
        ImageReader reader = new TIFFImageReaderSpi().createReaderInstance(null);
        try (var stream = ImageIO.createImageInputStream(path.toFile())) {
            reader.setInput(stream);
            var images = new ArrayList<RenderedImage>();
            for (int i = 0; i < reader.getNumImages(true); i++) {
                images.add(reader.read(i));
            }
            return images;
        } finally {
            reader.dispose();
        }
    }

    Raster pixels() throws IOException {
        return images().getFirst().getData();
    }

    /// Values of each tag of each directory of a classic file.
    List<TreeMap<Integer, List<Number>>> directories() throws IOException {
        var file = ByteBuffer.wrap(Files.readAllBytes(path)).order(ByteOrder.LITTLE_ENDIAN);
        var directories = new ArrayList<TreeMap<Integer, List<Number>>>();
        for (int at = file.getInt(4); at != 0; at = file.getInt(at + 2 + 12 * file.getShort(at))) {
            var tags = new TreeMap<Integer, List<Number>>();
            for (int entry = 0; entry < file.getShort(at); entry++) {
                int start = at + 2 + 12 * entry;
                tags.put(file.getShort(start) & 0xFFFF, values(file, start));
            }
            directories.add(tags);
        }
        return directories;
    }

    String text(int tag) throws IOException {
        var bytes = directories().getFirst().getOrDefault(tag, List.of());
        var text = new byte[bytes.size()];
        for (int i = 0; i < text.length; i++) {
            text[i] = bytes.get(i).byteValue();
        }
        return new String(text, StandardCharsets.UTF_8).replace("\0", "");
    }

    private static List<Number> values(ByteBuffer file, int start) {
        int type = file.getShort(start + 2);
        int count = file.getInt(start + 4);
        int bytes =
                switch (type) {
                    case 2 -> 1;
                    case 3 -> 2;
                    case 12 -> 8;
                    default -> 4;
                };
        int at = bytes * count <= 4 ? start + 8 : file.getInt(start + 8);
        var values = new ArrayList<Number>();
        for (int i = 0; i < count; i++) {
            values.add(
                    switch (type) {
                        case 2 -> (Number) file.get(at + i);
                        case 3 -> (Number) (file.getShort(at + 2 * i) & 0xFFFF);
                        case 12 -> (Number) file.getDouble(at + 8 * i);
                        default -> (Number) (file.getInt(at + 4 * i) & 0xFFFF_FFFFL);
                    });
        }
        return values;
    }
}

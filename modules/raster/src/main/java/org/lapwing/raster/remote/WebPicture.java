package org.lapwing.raster.remote;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.lapwing.raster.RasterReadException;

/// A small picture that a server sent: red, green, blue and opacity of its pixels.
final class WebPicture {

    /// Larger pictures are refused before they are decoded.
    private static final int MOST_SIDE = 2048;

    private final int width;
    private final int height;
    private final int[] argb;

    private WebPicture(int width, int height, int[] argb) {
        this.width = width;
        this.height = height;
        this.argb = argb;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /// Rows first; not to be changed.
    int[] argb() {
        return argb;
    }

    /// Decodes PNG, JPEG or GIF, told by its first bytes.
    ///
    /// @throws RasterReadException where it is something else, too large or damaged; names the address
    static WebPicture decode(WebAddress address, CachedBody sent) throws RasterReadException {
        var format = format(sent.body());
        if (format.isEmpty()) {
            throw new RasterReadException(address.shown() + " sends no PNG, JPEG or GIF picture but " + told(sent));
        }
        var reader = ImageIO.getImageReadersByFormatName(format).next();
        try (var stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(sent.body()))) {
            reader.setInput(stream, true, true);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            if (width < 1 || height < 1 || width > MOST_SIDE || height > MOST_SIDE) {
                throw new RasterReadException(address.shown() + " sends a picture of " + width + " x " + height
                        + " pixels; " + MOST_SIDE + " a side are the most.");
            }
            return of(reader.read(0));
        } catch (RasterReadException refused) {
            throw refused;
        } catch (IOException | RuntimeException broken) { // the JDK's codecs meet broken pictures with any of these
            throw new RasterReadException(
                    address.shown() + " sends a damaged " + format.toUpperCase(Locale.ROOT) + " picture ("
                            + broken.getMessage() + "). Try again.",
                    broken);
        } finally {
            reader.dispose();
        }
    }

    private static WebPicture of(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        return new WebPicture(width, height, image.getRGB(0, 0, width, height, null, 0, width));
    }

    private static String format(byte[] body) {
        if (begins(body, 0x89, 'P', 'N', 'G')) {
            return "png";
        }
        if (begins(body, 0xFF, 0xD8, 0xFF)) {
            return "jpeg";
        }
        return begins(body, 'G', 'I', 'F', '8') ? "gif" : "";
    }

    private static boolean begins(byte[] body, int... head) {
        for (int i = 0; i < head.length; i++) {
            if (i >= body.length || (body[i] & 0xFF) != head[i]) {
                return false;
            }
        }
        return true;
    }

    /// What was sent instead, in a few words of it where it is text.
    private static String told(CachedBody sent) {
        var type = sent.contentType().isEmpty() ? "something without a type" : sent.contentType();
        var text = type.contains("xml") || type.startsWith("text/") || type.contains("json")
                ? new String(sent.body(), 0, Math.min(sent.body().length, 2000), StandardCharsets.UTF_8)
                        .replaceAll("(?s)<!--.*?-->|<[^>]*>", " ")
                        .replaceAll("\\s+", " ")
                        .strip()
                : "";
        return text.isEmpty() ? type + "." : type + ": " + (text.length() > 200 ? text.substring(0, 200) + "…" : text);
    }
}

package org.lapwing.raster.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.jobs.CancelToken;
import org.lapwing.raster.Band;
import org.lapwing.raster.Grid;
import org.lapwing.raster.GridToCrs;
import org.lapwing.raster.RasterFiles;
import org.lapwing.raster.RasterReadException;
import org.lapwing.raster.SampleType;
import org.lapwing.raster.Tile;
import org.lapwing.raster.Window;
import org.lapwing.raster.write.GeoTiffOptions;
import org.lapwing.raster.write.GeoTiffWriter;

@Timeout(120)
class RemoteImageryTest {

    /// A kilometre in Bavaria.
    private static final Grid IMAGE = new Grid(1000, 800, new GridToCrs(690_000, 1, 0, 5_334_000, 0, -1), "EPSG:32632");

    private static final Pattern TILE = Pattern.compile("/(\\d+)/(\\d+)/(\\d+)\\.png.*");

    @TempDir
    private Path folder;

    private LoopbackServer server;
    private RemoteImagery imagery;

    @BeforeEach
    void start() throws Exception {
        server = new LoopbackServer();
        imagery = open();
    }

    private RemoteImagery open() {
        return new RemoteImagery(
                folder.resolve("cache"),
                1 << 24,
                Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC),
                new RemoteLimits(Duration.ofSeconds(20), Duration.ofSeconds(20), 2, Duration.ofMillis(1)),
                "Lapwing/test");
    }

    @AfterEach
    void stop() {
        imagery.close();
        server.close();
    }

    private static byte[] png(int side, int argb) throws IOException {
        var image = new BufferedImage(side, side, BufferedImage.TYPE_INT_ARGB);
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                image.setRGB(x, y, argb);
            }
        }
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }

    /// Red is the zoom, green and blue the lowest bits of column and row.
    private void serveTiles(int side) {
        server.on("/tiles", exchange -> {
            var match = TILE.matcher(exchange.getRequestURI().toString().substring("/tiles".length()));
            assertTrue(match.matches());
            int z = Integer.parseInt(match.group(1));
            int x = Integer.parseInt(match.group(2));
            int y = Integer.parseInt(match.group(3));
            LoopbackServer.answer(
                    exchange, 200, "image/png", png(side, 0xFF000000 | z << 16 | (x & 0xFF) << 8 | y & 0xFF));
        });
    }

    private RemoteSpec.Tiles tiles(String path, int zoom) {
        return new RemoteSpec.Tiles(server.url(path), zoom, "");
    }

    @Test
    void tilesOfTheWorldLieWhereTheyBelong() throws Exception {
        serveTiles(256);
        var raster = imagery.open(tiles("/tiles/{z}/{x}/{y}.png", 18), IMAGE, CancelToken.NEVER);
        assertEquals("EPSG:3857", raster.grid().crs());
        assertTrue(raster.isRemote());

        // Munich's Marienplatz: tile 139501, 90975 of zoom 18
        double x = 11.5755 / 180 * 20_037_508.342789244;
        double y = Math.log(Math.tan(Math.PI / 4 + Math.toRadians(48.1374) / 2)) / Math.PI * 20_037_508.342789244;
        long column = (long) raster.grid().transform().column(x, y);
        long row = (long) raster.grid().transform().row(x, y);
        for (int level = 0; level < 3; level++) {
            var tile = raster.read(new Window(column >> level, row >> level, 1, 1, level), CancelToken.NEVER);
            assertTrue(tile.isValid(0, 0));
            assertEquals(18 - level, tile.sample(0, 0, 0));
            assertEquals((139501 >> level) & 0xFF, tile.sample(1, 0, 0));
            assertEquals((90975 >> level) & 0xFF, tile.sample(2, 0, 0));
        }
    }

    @Test
    void rowsThatCountFromTheSouthAreTurned() throws Exception {
        serveTiles(256);
        var north = imagery.open(tiles("/tiles/{z}/{x}/{y}.png", 15), IMAGE, CancelToken.NEVER);
        var south = imagery.open(tiles("/tiles/{z}/{x}/{-y}.png", 15), IMAGE, CancelToken.NEVER);
        var window = Window.of(10, 10, 1, 1);

        int fromNorth = (int) north.read(window, CancelToken.NEVER).sample(2, 0, 0);
        int fromSouth = (int) south.read(window, CancelToken.NEVER).sample(2, 0, 0);

        assertEquals(((1 << 15) - 1) & 0xFF, (fromNorth + fromSouth) & 0xFF);
    }

    @Test
    void tilesOfTwiceTheSideAreTakenAsTheyAre() throws Exception {
        serveTiles(512);
        var raster = imagery.open(tiles("/tiles/{z}/{x}/{y}.png", 15), IMAGE, CancelToken.NEVER);

        var tile = raster.read(Window.of(500, 500, 40, 1), CancelToken.NEVER);

        assertEquals(1, (int) tile.sample(1, 39, 0) - (int) tile.sample(1, 0, 0), "the next tile begins at 512");
    }

    @Test
    void whereThereIsNoTileThereIsNoDataAndWhatIsTransparentIsNone() throws Exception {
        var first = new AtomicReference<>(true);
        server.on("/tiles", exchange -> {
            if (first.getAndSet(false)) {
                LoopbackServer.answer(exchange, 200, "image/png", png(256, 0));
            } else {
                LoopbackServer.answer(exchange, 404, "text/plain", new byte[0]);
            }
        });
        var raster = imagery.open(tiles("/tiles/{z}/{x}/{y}.png", 15), IMAGE, CancelToken.NEVER);

        assertTrue(raster.read(Window.of(0, 0, 8, 8), CancelToken.NEVER).isAllInvalid());
        assertTrue(raster.read(new Window(0, 0, 8, 8, raster.levels() - 1), CancelToken.NEVER)
                .isAllInvalid());
    }

    @Test
    void aPageInsteadOfAPictureIsToldInItsOwnWords() {
        server.on(
                "/tiles",
                LoopbackServer.sends(
                        "text/html", "<html>Your key has expired</html>".getBytes(StandardCharsets.UTF_8)));

        var failure = assertThrows(
                RasterReadException.class,
                () -> imagery.open(tiles("/tiles/{z}/{x}/{y}.png?key=SECRET", 15), IMAGE, CancelToken.NEVER));

        var message = String.valueOf(failure.getMessage());
        assertTrue(message.contains("text/html: Your key has expired"), message);
        assertFalse(message.contains("SECRET"), message);
    }

    @Test
    void damagedAndHugePicturesAreRefused() throws Exception {
        var cut = java.util.Arrays.copyOf(png(256, -1), 60);
        server.on("/cut", LoopbackServer.sends("image/png", cut));
        server.on("/huge", LoopbackServer.sends("image/png", png(3000, -1)));

        assertTrue(message("/cut/{z}/{x}/{y}.png").contains("damaged PNG picture"));
        assertTrue(message("/huge/{z}/{x}/{y}.png").contains("a picture of 3000 x 3000 pixels"));
        assertTrue(message("/nothing/{z}/{x}/{y}.png").contains("has no tile where the image lies"));
    }

    private String message(String path) {
        return String.valueOf(
                assertThrows(RasterReadException.class, () -> imagery.open(tiles(path, 15), IMAGE, CancelToken.NEVER))
                        .getMessage());
    }

    @Test
    void templatesSayWhatTheyLack() {
        for (var wrong : new String[] {
            "https://example.org/{z}/{x}.png",
            "https://example.org/{x}/{y}.png",
            "https://example.org/{z}/{x}/{y}/{-y}.png",
            "https://example.org/{z}/{x}/{y}/{r}.png",
            "file:///tiles/{z}/{x}/{y}.png",
        }) {
            assertThrows(RasterReadException.class, () -> TileTemplate.of(wrong), wrong);
        }
    }

    @Test
    void imagesWithoutAPlaceHaveNothingAroundThem() {
        var failure = assertThrows(
                IOException.class,
                () -> imagery.open(tiles("/tiles/{z}/{x}/{y}.png", 15), Grid.ofPixels(10, 10), CancelToken.NEVER));
        assertTrue(String.valueOf(failure.getMessage()).contains("has no map coordinates"));
    }

    private void serveMap(String capabilities) throws IOException {
        var picture = png(256, 0xFF102030);
        server.on("/wms", exchange -> {
            var query = String.valueOf(exchange.getRequestURI().getRawQuery());
            if (query.contains("GetCapabilities")) {
                LoopbackServer.answer(exchange, 200, "text/xml", capabilities.getBytes(StandardCharsets.UTF_8));
            } else {
                LoopbackServer.answer(exchange, 200, "image/png", picture);
            }
        });
    }

    private String parameter(String name) {
        var match = Pattern.compile("[?&]" + name + "=([^&]*)").matcher(server.asked.getLast());
        return match.find() ? match.group(1) : "";
    }

    @Test
    void aMapServiceIsAskedInTheReferenceSystemOfTheImageWhereItCan() throws Exception {
        serveMap(CapabilitiesReaderTest.OLD);
        var offer = imagery.offer(server.url("/wms?map=valley&request=other"), CancelToken.NEVER);
        assertEquals(2, offer.layers().size());
        assertEquals("valley", parameter("map"));

        var raster = imagery.open(
                new RemoteSpec.MapService(server.url("/wms?map=valley"), "ortho", "image/png", ""),
                IMAGE,
                CancelToken.NEVER);
        var tile = raster.read(Window.of(4000, 3200, 256, 256), CancelToken.NEVER);

        assertEquals("EPSG:32632", raster.grid().crs());
        assertEquals(0.25, raster.grid().transform().columnSize());
        assertEquals(0x10, tile.sample(0, 5, 5));
        assertEquals("1.1.1", parameter("VERSION"));
        assertEquals("EPSG:32632", parameter("SRS"));
        assertEquals("valley", parameter("map"));
        assertEquals("ortho", parameter("LAYERS"));
        var box = parameter("BBOX").split(",");
        assertEquals(4, box.length);
        double step = 256 * 0.25;
        assertEquals(step, Double.parseDouble(box[2]) - Double.parseDouble(box[0]), 1e-6);
        assertEquals(step, Double.parseDouble(box[3]) - Double.parseDouble(box[1]), 1e-6);
        assertTrue(Double.parseDouble(box[0]) > 680_000 && Double.parseDouble(box[1]) > 5_000_000, "east first");
    }

    @Test
    void theNewerVersionNamesLatitudeFirstWhereTheAuthorityDoes() throws Exception {
        serveMap(CapabilitiesReaderTest.NEW.replace("<CRS>EPSG:3857</CRS><CRS>CRS:84</CRS>", ""));
        imagery.open(new RemoteSpec.MapService(server.url("/wms"), "a", "image/png", ""), IMAGE, CancelToken.NEVER);

        assertEquals("1.3.0", parameter("VERSION"));
        assertEquals("EPSG:4326", parameter("CRS"));
        assertTrue(parameter("BBOX").startsWith("48."), parameter("BBOX"));
    }

    @Test
    void longitudeFirstIsAskedForByItsOwnName() throws Exception {
        serveMap(CapabilitiesReaderTest.NEW.replace("<CRS>EPSG:3857</CRS>", "").replace("<CRS>EPSG:4326</CRS>", ""));
        var raster = imagery.open(
                new RemoteSpec.MapService(server.url("/wms"), "a", "image/png", ""), IMAGE, CancelToken.NEVER);

        assertEquals("CRS:84", parameter("CRS"));
        assertTrue(parameter("BBOX").startsWith("11."), parameter("BBOX"));
        assertEquals("EPSG:4326", raster.grid().crs());
    }

    @Test
    void webMercatorIsEastFirstInEveryVersion() throws Exception {
        serveMap(CapabilitiesReaderTest.NEW);
        imagery.open(new RemoteSpec.MapService(server.url("/wms"), "a", "image/png", ""), IMAGE, CancelToken.NEVER);

        assertEquals("EPSG:3857", parameter("CRS"));
        assertTrue(Double.parseDouble(parameter("BBOX").split(",")[0]) < 2_000_000);
    }

    @Test
    void layersThatAreGoneAreSaidSo() throws Exception {
        serveMap(CapabilitiesReaderTest.NEW);
        var failure = assertThrows(
                RasterReadException.class,
                () -> imagery.open(
                        new RemoteSpec.MapService(server.url("/wms"), "a,lost", "image/png", ""),
                        IMAGE,
                        CancelToken.NEVER));
        assertTrue(String.valueOf(failure.getMessage()).contains("does not offer all of these layers"));
    }

    private Path tiff(int columns, int rows) throws IOException {
        var bands = List.of(
                Band.of("red", SampleType.UINT8),
                Band.of("green", SampleType.UINT8),
                Band.of("blue", SampleType.UINT8));
        var grid = new Grid(columns, rows, IMAGE.transform(), IMAGE.crs());
        var samples = new byte[3 * columns * rows];
        new SplittableRandom(3).nextBytes(samples);
        var file = folder.resolve("scene.tif");
        try (var writer = GeoTiffWriter.create(
                file, grid, bands, GeoTiffOptions.defaults().withTileSize(256))) {
            for (int row = 0; row < rows; row += 256) {
                for (int column = 0; column < columns; column += 256) {
                    var window = Window.of(column, row, Math.min(256, columns - column), Math.min(256, rows - row));
                    writer.write(new Tile(grid.bounds(), bands, samples, Optional.empty()).crop(window));
                }
            }
            writer.finish();
        }
        return file;
    }

    @Test
    void aCloudTiffIsReadByRangesPixelForPixel() throws Exception {
        var file = tiff(1500, 1100);
        server.on("/scene.tif", LoopbackServer.ranges(Files.readAllBytes(file), "\"one\""));
        try (var local = RasterFiles.open(file);
                var remote = imagery.tiff(server.url("/scene.tif"), CancelToken.NEVER)) {
            assertEquals(local.grid(), remote.grid());
            assertEquals(local.levels(), remote.levels());
            assertEquals(Optional.empty(), remote.info().file());
            for (int level = 0; level < local.levels(); level++) {
                var window = new Window(100 >> level, 50 >> level, 700 >> level, 600 >> level, level);
                var here = local.read(window, CancelToken.NEVER);
                var there = remote.read(window, CancelToken.NEVER);
                for (int row = 0; row < window.height(); row += 7) {
                    for (int column = 0; column < window.width(); column++) {
                        assertEquals(here.sample(2, column, row), there.sample(2, column, row));
                    }
                }
            }
        }
        int asked = server.asked.size();
        assertTrue(asked < 80, asked + " requests");

        imagery.close();
        imagery = open();
        try (var remote = imagery.tiff(server.url("/scene.tif"), CancelToken.NEVER)) {
            remote.read(Window.of(100, 50, 700, 600), CancelToken.NEVER);
        }
        assertEquals(asked + 1, server.asked.size(), "all but the first bytes are on the disk");
    }

    @Test
    void aFileThatChangesWhileItIsReadFailsRatherThanMixTwoStates() throws Exception {
        var bytes = Files.readAllBytes(tiff(1500, 1100));
        var tag = new AtomicReference<>("\"one\"");
        server.on("/scene.tif", exchange -> LoopbackServer.ranges(bytes, tag.get())
                .handle(exchange));
        try (var remote = imagery.tiff(server.url("/scene.tif"), CancelToken.NEVER)) {
            tag.set("\"two\"");
            var failure = assertThrows(
                    RasterReadException.class, () -> remote.read(Window.of(0, 0, 1500, 1100), CancelToken.NEVER));
            assertTrue(String.valueOf(failure.getMessage()).contains("has changed on its server"));
        }
    }

    @Test
    void aSmallFileIsFetchedWholeWhereRangesAreIgnoredAndALargeOneRefused() throws Exception {
        var file = tiff(600, 400);
        server.on("/small.tif", LoopbackServer.sends("image/tiff", Files.readAllBytes(file)));
        server.on("/large.tif", exchange -> {
            exchange.sendResponseHeaders(200, 1L << 40);
            exchange.getResponseBody().write(0);
            exchange.getResponseBody().flush();
        });

        try (var local = RasterFiles.open(file);
                var remote = imagery.tiff(server.url("/small.tif"), CancelToken.NEVER)) {
            var window = Window.of(300, 200, 1, 1);
            assertEquals(
                    local.read(window, CancelToken.NEVER).sample(1, 0, 0),
                    remote.read(window, CancelToken.NEVER).sample(1, 0, 0));
        }
        var failure = assertThrows(
                RasterReadException.class, () -> imagery.tiff(server.url("/large.tif"), CancelToken.NEVER));
        assertTrue(String.valueOf(failure.getMessage()).contains("is not answered in ranges"), failure.getMessage());
    }

    @Test
    void liesAboutRangesAreFoundOut() throws Exception {
        var bytes = Files.readAllBytes(tiff(600, 400));
        server.on(
                "/short.tif",
                exchange -> LoopbackServer.answer(
                        exchange,
                        206,
                        "image/tiff",
                        java.util.Arrays.copyOf(bytes, 100),
                        "Content-Range",
                        "bytes 0-65535/" + bytes.length));
        server.on(
                "/silent.tif",
                exchange -> LoopbackServer.answer(exchange, 206, "image/tiff", java.util.Arrays.copyOf(bytes, 1000)));
        server.on("/page.tif", LoopbackServer.sends("text/html", "<html>no</html>".getBytes(StandardCharsets.UTF_8)));

        for (var path : new String[] {"/short.tif", "/silent.tif", "/page.tif", "/gone.tif"}) {
            var failure = assertThrows(
                    RasterReadException.class, () -> imagery.tiff(server.url(path), CancelToken.NEVER), path);
            assertTrue(String.valueOf(failure.getMessage()).contains(path), failure.getMessage());
        }
    }

    @Test
    void aClosedFileIsNotRead() throws Exception {
        server.on("/scene.tif", LoopbackServer.ranges(Files.readAllBytes(tiff(1500, 1100)), "\"one\""));
        var remote = imagery.tiff(server.url("/scene.tif"), CancelToken.NEVER);
        remote.close();

        assertThrows(RasterReadException.class, () -> remote.read(Window.of(700, 700, 9, 9), CancelToken.NEVER));
    }
}

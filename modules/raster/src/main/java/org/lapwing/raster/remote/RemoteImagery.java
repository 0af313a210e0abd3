package org.lapwing.raster.remote;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.WorkerPool;
import org.lapwing.raster.Grid;
import org.lapwing.raster.RasterFile;
import org.lapwing.raster.RasterReadException;
import org.lapwing.raster.RasterSource;
import org.lapwing.raster.SourceId;
import org.lapwing.raster.Window;
import org.lapwing.raster.geotiff.GeoTiffFormat;
import org.lapwing.raster.reprojection.ReferenceSystems;

/// Opens imagery on the web. Owns the threads that wait for servers and the cache on the disk.
///
/// Nothing is fetched before somebody calls a method, and by none of the threads of local files.
public final class RemoteImagery implements AutoCloseable {

    /// Bytes that the cache may take unless somebody says otherwise.
    public static final long USUAL_CACHE_BYTES = 512L << 20;

    private static final String WEB_MERCATOR = "EPSG:3857";
    private static final int WAITING_THREADS = 6;
    private static final long MOST_CAPABILITIES_BYTES = 16L << 20;
    private static final int SIDE = 256;

    /// A map service draws in any scale; finer than a quarter of the image's pixels nobody looks.
    private static final double FINEST_SHARE = 0.25;

    private static final int MOST_LEVELS = 16;

    private final WorkerPool threads = WorkerPool.create("fetch", WAITING_THREADS, WorkerPool.Ending.ABANDON);
    private final WorkerPool http = WorkerPool.create("http", 2, WorkerPool.Ending.ABANDON);
    private final RemoteStore store;

    /// @param cacheFolder where answers are kept; made when the first one is
    /// @param cacheBytes bytes that may lie in it
    /// @param clock tells whether an answer has become old
    /// @param userAgent what servers are told who asks, such as `Lapwing/1.0`
    public RemoteImagery(Path cacheFolder, long cacheBytes, Clock clock, RemoteLimits limits, String userAgent) {
        store = new RemoteStore(
                new HttpFetcher(http, limits, userAgent), new RemoteCache(cacheFolder, cacheBytes, clock), clock);
    }

    /// Waits for servers; for the work of connecting.
    public Executor threads() {
        return threads;
    }

    /// Whether a text is an address on the web rather than a file.
    public static boolean isAddress(String text) {
        return text.regionMatches(true, 0, "http://", 0, 7) || text.regionMatches(true, 0, "https://", 0, 8);
    }

    /// Asks a web map service what it offers.
    ///
    /// @throws RasterReadException where it does not answer, or not as a map service
    public MapServiceOffer offer(String address, CancelToken cancel) throws RasterReadException {
        var asked = MapServiceRequests.capabilities(address);
        var answer = store.fetcher()
                .get(
                        new HttpFetcher.Wish(
                                asked, Map.of("Accept", "text/xml, application/xml"), MOST_CAPABILITIES_BYTES),
                        cancel);
        if (answer.status() >= 400) {
            throw new RasterReadException(
                    asked.shown() + " is not there (" + answer.status() + "). Check the address.");
        }
        return CapabilitiesReader.read(asked.shown(), answer.body());
    }

    /// Opens what a person asked for, as much of it as lies around an image.
    ///
    /// @param image the grid of the image on the map; a GeoTIFF is opened whole
    /// @return closed by the caller
    /// @throws IOException where the server does not answer, sends something else, or has nothing there
    public RasterSource open(RemoteSpec spec, Grid image, CancelToken cancel) throws IOException {
        return switch (spec) {
            case RemoteSpec.Tiles tiles -> tiles(tiles, image, cancel);
            case RemoteSpec.MapService service -> service(service, image, cancel);
            case RemoteSpec.CloudTiff tiff -> tiff(tiff.address(), cancel);
        };
    }

    /// Opens a GeoTIFF by its address; reads its directories.
    ///
    /// @throws RasterReadException where it cannot be had, is no TIFF, or its server answers no ranges
    public RasterFile tiff(String address, CancelToken cancel) throws RasterReadException {
        var web = WebAddress.of(address);
        var bytes = RangeBytes.open(web, store, cancel);
        try {
            var id = SourceId.of("web " + Digests.of(web.uri() + "|" + bytes.state()));
            return new CloudTiffRaster(
                    ScopedValue.where(RangeBytes.CANCEL, cancel).call(() -> GeoTiffFormat.open(bytes, id)), threads);
        } catch (RasterReadException | RuntimeException failure) {
            bytes.close();
            throw failure;
        }
    }

    private RasterSource tiles(RemoteSpec.Tiles spec, Grid image, CancelToken cancel) throws IOException {
        var template = TileTemplate.of(spec.address());
        var around = AreaOfInterest.tiles(image, spec.mostZoom(), SIDE);
        int side = side(template, around, cancel);
        var tiling = side == SIDE ? around : AreaOfInterest.tiles(image, spec.mostZoom(), side);
        var grid = tiling.grid();
        return new PictureRaster(
                SourceId.of("web " + Digests.of("tiles " + spec.address() + " " + grid)),
                template.at(0, 0, 0).host(),
                grid,
                spec.mostZoom() - tiling.coarsest() + 1,
                side,
                (level, column, row) -> {
                    int zoom = spec.mostZoom() - level;
                    int finer = zoom - tiling.coarsest();
                    return Optional.of(
                            template.at(zoom, (tiling.column() << finer) + column, (tiling.row() << finer) + row));
                },
                store,
                threads);
    }

    /// Fetches a tile at the image, to see whether there are any and how large they are.
    private int side(TileTemplate template, AreaOfInterest.Tiling tiling, CancelToken cancel)
            throws RasterReadException {
        var address = template.at(tiling.coarsest(), tiling.column(), tiling.row());
        var sent = store.get(address, PictureRaster.ACCEPT, PictureRaster.MOST_BYTES, cancel);
        if (sent.isEmpty()) {
            throw new RasterReadException(address.shown()
                    + " has no tile where the image lies. Check the address, its zoom and its row ({y} or {-y}).");
        }
        var picture = WebPicture.decode(address, sent.get());
        if (picture.width() != picture.height() || picture.width() != SIDE && picture.width() != 2 * SIDE) {
            throw new RasterReadException(address.shown() + " sends tiles of " + picture.width() + " x "
                    + picture.height() + " pixels; 256 x 256 and 512 x 512 are read.");
        }
        return picture.width();
    }

    private RasterSource service(RemoteSpec.MapService spec, Grid image, CancelToken cancel) throws IOException {
        var offer = offer(spec.address(), cancel);
        var crs = reference(spec, offer, image.crs());
        var known = crs.equals("CRS:84") ? "EPSG:4326" : crs;
        var around = AreaOfInterest.around(image, known, FINEST_SHARE);
        var grid = new Grid(around.columns(), around.rows(), around.transform(), known);
        var order = crs.equals("CRS:84") || !ReferenceSystems.isNorthFirst(known)
                ? MapServiceRequests.AxisOrder.EAST_FIRST
                : MapServiceRequests.AxisOrder.NORTH_FIRST;
        var asked = new Grid(grid.columns(), grid.rows(), grid.transform(), crs);
        int levels = Math.min(MOST_LEVELS, grid.levelsDownTo(SIDE));
        PictureRaster.Addresses addresses = (level, column, row) ->
                Optional.of(MapServiceRequests.picture(spec, offer.version(), asked, order, level, column, row, SIDE));
        var raster = new PictureRaster(
                SourceId.of("web " + Digests.of("service " + spec + " " + offer.version() + " " + grid + " " + crs)),
                offer.title().isEmpty() ? WebAddress.of(spec.address()).host() : offer.title(),
                grid,
                levels,
                SIDE,
                addresses,
                store,
                threads);
        raster.read(new Window(0, 0, 1, 1, levels - 1), cancel); // says at once what is wrong
        return raster;
    }

    /// The reference system to ask in: that of the image where the service knows it, so that nothing is resampled.
    private static String reference(RemoteSpec.MapService spec, MapServiceOffer offer, String image)
            throws RasterReadException {
        var names = List.of(spec.layers().split("\\s*,\\s*"));
        var layers = offer.layers().stream()
                .filter(layer -> names.contains(layer.name()))
                .toList();
        if (layers.size() < names.size()) {
            throw new RasterReadException(
                    "The service at " + WebAddress.of(spec.address()).host() + " does not offer all of these layers: "
                            + spec.layers() + ". Choose its layers again.");
        }
        for (var wanted : List.of(image, WEB_MERCATOR, "EPSG:4326", "CRS:84")) {
            if (layers.stream().allMatch(layer -> layer.references().contains(wanted))) {
                return wanted;
            }
        }
        throw new RasterReadException("The service at "
                + WebAddress.of(spec.address()).host() + " draws "
                + spec.layers() + " in no reference system that is known here ("
                + String.join(
                        ", ", layers.getFirst().references().stream().limit(5).toList()) + ").");
    }

    /// Gives up what is under way. Does not wait.
    @Override
    public void close() {
        store.fetcher().close();
        threads.close();
        http.close();
    }
}

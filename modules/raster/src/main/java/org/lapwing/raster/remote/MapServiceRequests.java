package org.lapwing.raster.remote;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.lapwing.raster.Grid;
import org.lapwing.raster.RasterReadException;

/// The addresses of requests to a web map service.
final class MapServiceRequests {

    /// What requests say themselves; the rest of a typed address, such as a key or a map, is kept.
    private static final Set<String> OURS = Set.of(
            "service",
            "request",
            "version",
            "layers",
            "styles",
            "format",
            "transparent",
            "srs",
            "crs",
            "bbox",
            "width",
            "height");

    private MapServiceRequests() {}

    /// Asks for what the service offers.
    static WebAddress capabilities(String address) throws RasterReadException {
        return with(address, "SERVICE=WMS&REQUEST=GetCapabilities");
    }

    /// Asks for one picture of a grid.
    ///
    /// @param version 1.1.1 or 1.3.0
    /// @param grid whose reference system the service knows
    /// @param order which coordinate version 1.3.0 writes first
    /// @param side pixels of the picture
    static WebAddress picture(
            RemoteSpec.MapService spec,
            String version,
            Grid grid,
            AxisOrder order,
            int level,
            long column,
            long row,
            int side)
            throws RasterReadException {
        double step = Math.scalb((double) side, level);
        var transform = grid.transform();
        double left = transform.x(column * step, row * step);
        double top = transform.y(column * step, row * step);
        double right = transform.x((column + 1) * step, (row + 1) * step);
        double bottom = transform.y((column + 1) * step, (row + 1) * step);
        boolean newer = version.equals("1.3.0");
        var box = newer && order == AxisOrder.NORTH_FIRST
                ? numbers(bottom, left, top, right)
                : numbers(left, bottom, right, top);
        return with(
                spec.address(),
                "SERVICE=WMS&REQUEST=GetMap&VERSION=" + version + "&LAYERS=" + names(spec.layers()) + "&STYLES="
                        + "&FORMAT=" + encoded(spec.format())
                        + (spec.format().contains("jpeg") ? "" : "&TRANSPARENT=TRUE") + (newer ? "&CRS=" : "&SRS=")
                        + grid.crs() + "&BBOX=" + box + "&WIDTH=" + side + "&HEIGHT=" + side);
    }

    /// Which coordinate an authority names first.
    enum AxisOrder {
        /// Easting or longitude.
        EAST_FIRST,
        /// Northing or latitude.
        NORTH_FIRST
    }

    private static String names(String layers) {
        return Arrays.stream(layers.split(","))
                .map(String::strip)
                .map(MapServiceRequests::encoded)
                .collect(Collectors.joining(","));
    }

    private static String numbers(double... values) {
        return Arrays.stream(values)
                .mapToObj(value -> String.format(Locale.ROOT, "%.10f", value))
                .map(text -> text.replaceFirst("\\.?0+$", ""))
                .collect(Collectors.joining(","));
    }

    private static WebAddress with(String address, String request) throws RasterReadException {
        var base = WebAddress.of(address).uri();
        var kept = Optional.ofNullable(base.getRawQuery()).stream()
                .flatMap(query -> Arrays.stream(query.split("&")))
                .filter(part -> !part.isEmpty() && !OURS.contains(key(part)))
                .collect(Collectors.joining("&"));
        return WebAddress.of(base.getScheme() + "://" + base.getRawAuthority() + base.getRawPath() + "?"
                + (kept.isEmpty() ? "" : kept + "&") + request);
    }

    private static String key(String part) {
        int equals = part.indexOf('=');
        try {
            return URLDecoder.decode(equals < 0 ? part : part.substring(0, equals), StandardCharsets.UTF_8)
                    .toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException _) { // a stray per cent sign
            return part;
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}

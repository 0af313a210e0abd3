package org.lapwing.raster.reprojection;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.geotools.api.referencing.FactoryException;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.api.referencing.crs.GeographicCRS;
import org.geotools.api.referencing.crs.ProjectedCRS;
import org.geotools.referencing.CRS;
import org.lapwing.jobs.CancelToken;

/// The reference systems of the EPSG database, found by code or name.
///
/// Reading their names takes some seconds the first time; it is kept for the life of the process. Not for the FX
/// thread.
public final class ReferenceSystems {

    /// A reference system that a map can be drawn in.
    ///
    /// @param code such as `EPSG:32632`
    /// @param name such as `WGS 84 / UTM zone 32N`
    public record ReferenceSystem(String code, String name) {}

    /// More are not answered.
    public static final int MOST_ANSWERS = 200;

    private static final Pattern CODE = Pattern.compile("(?i)(?:epsg\\s*:?\\s*)?(\\d{4,6})");

    private static List<ReferenceSystem> all = List.of();

    private ReferenceSystems() {}

    /// The reference system of a code that a map can be drawn in: geographic or projected.
    ///
    /// @param code `32632` or `EPSG:32632`
    /// @return empty where there is none
    public static Optional<ReferenceSystem> ofCode(String code) {
        var match = CODE.matcher(code.strip());
        if (!match.matches()) {
            return Optional.empty();
        }
        var whole = "EPSG:" + match.group(1);
        try {
            var crs = CRS.decode(whole, true);
            return crs instanceof GeographicCRS || crs instanceof ProjectedCRS
                    ? Optional.of(new ReferenceSystem(whole, crs.getName().getCode()))
                    : Optional.empty();
        } catch (FactoryException | RuntimeException _) { // the factory answers unknown codes by both
            return Optional.empty();
        }
    }

    /// Whether the authority of a code names northing or latitude before easting or longitude, as web map services of
    /// version 1.3.0 do.
    ///
    /// @param code `EPSG:n`
    /// @throws IOException where the code is not known
    public static boolean isNorthFirst(String code) throws IOException {
        try {
            return CRS.getAxisOrder(CRS.decode(code, false)) == CRS.AxisOrder.NORTH_EAST;
        } catch (FactoryException unknown) {
            throw new IOException("The reference system " + code + " is not known.", unknown);
        }
    }

    /// Those whose code is `text`, or whose name holds every word of it; at most [#MOST_ANSWERS], short names first.
    ///
    /// @throws IOException where the database cannot be read
    public static List<ReferenceSystem> find(String text, CancelToken cancel) throws IOException {
        if (CODE.matcher(text.strip()).matches()) {
            return ofCode(text).stream().toList();
        }
        var words = Arrays.stream(text.toLowerCase(Locale.ROOT).split("[\\s/_-]+"))
                .filter(word -> !word.isEmpty())
                .toList();
        if (words.isEmpty()) {
            return List.of();
        }
        return all(cancel).stream()
                .filter(each -> words.stream().allMatch(each.name().toLowerCase(Locale.ROOT)::contains))
                .sorted(Comparator.comparingInt(each -> each.name().length()))
                .limit(MOST_ANSWERS)
                .toList();
    }

    private static synchronized List<ReferenceSystem> all(CancelToken cancel) throws IOException {
        if (all.isEmpty()) {
            try {
                var factory = CRS.getAuthorityFactory(true);
                var found = new ArrayList<ReferenceSystem>();
                for (var kind : List.of(GeographicCRS.class, ProjectedCRS.class)) {
                    addAll(factory.getAuthorityCodes(kind.asSubclass(CoordinateReferenceSystem.class)), found, cancel);
                }
                all = List.copyOf(found);
            } catch (FactoryException failure) {
                throw new IOException("The list of reference systems cannot be read: " + failure.getMessage(), failure);
            }
        }
        return all;
    }

    private static void addAll(Iterable<String> codes, List<ReferenceSystem> found, CancelToken cancel) {
        for (var code : codes) {
            cancel.throwIfCancelled();
            var number = code.substring(code.indexOf(':') + 1);
            if (number.matches("\\d{4,6}")) {
                try {
                    var text = CRS.getAuthorityFactory(true).getDescriptionText("EPSG:" + number);
                    if (text != null) {
                        found.add(new ReferenceSystem("EPSG:" + number, text.toString()));
                    }
                } catch (FactoryException _) {
                    // a code without a name cannot be found by name
                }
            }
        }
    }
}

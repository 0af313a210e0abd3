package org.lapwing.raster.write;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.geotools.api.referencing.FactoryException;
import org.geotools.coverage.grid.io.imageio.geotiff.CRS2GeoTiffMetadataAdapter;
import org.geotools.coverage.grid.io.imageio.geotiff.GeoTiffException;
import org.geotools.referencing.CRS;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// GeoTIFF's keys for a reference system (OGC 19-008r4, section 7): numbers, doubles and text in three tags.
final class GeoKeys {

    private static final Logger LOG = LoggerFactory.getLogger(GeoKeys.class);
    private static final int DIRECTORY = 34_735;
    private static final int DOUBLES = 34_736;
    private static final int TEXT = 34_737;

    // Of each key: the tag that holds its value (0: the directory itself), number of values, value or place.
    private final Map<Integer, int[]> entries = new TreeMap<>();
    private double[] doubles = {};
    private final StringBuilder text = new StringBuilder();

    void put(int key, int value) {
        entries.put(key, new int[] {0, 1, value});
    }

    void putDoubles(int key, double... values) {
        entries.put(key, new int[] {DOUBLES, values.length, doubles.length});
        doubles = Arrays.copyOf(doubles, doubles.length + values.length);
        System.arraycopy(values, 0, doubles, doubles.length - values.length, values.length);
    }

    void putText(int key, String value) {
        entries.put(key, new int[] {TEXT, value.length() + 1, text.length()});
        text.append(value).append('|');
    }

    /// The keys of a system given as well-known text, empty where GeoTools cannot express it.
    static Optional<GeoKeys> ofText(String wkt) {
        try {
            var encoder = new CRS2GeoTiffMetadataAdapter(CRS.parseWKT(wkt)).parseCoordinateReferenceSystem();
            if (encoder == null) {
                return Optional.empty();
            }
            var keys = new GeoKeys();
            for (int i = 1; i < encoder.getNumGeoKeyEntries(); i++) { // the first one counts the others
                var entry = encoder.getGeoKeyEntryAt(i);
                int key = entry.getKeyID();
                switch (entry.getTiffTagLocation()) {
                    case DOUBLES -> keys.putDoubles(key, encoder.getGeoDoubleParams(key));
                    case TEXT -> keys.putText(key, withoutEnd(encoder.getGeoAsciiParam(key)));
                    default -> keys.put(key, entry.getValueOffset());
                }
            }
            return Optional.of(keys);
        } catch (FactoryException | GeoTiffException | RuntimeException failure) {
            // GeoTools throws all three kinds for systems it has no keys for; the text beside the file remains.
            LOG.debug("no GeoTIFF keys for {}", wkt, failure);
            return Optional.empty();
        }
    }

    // A bar ends a text; those within separate parts of a citation.
    private static String withoutEnd(String text) {
        return text.endsWith("|") ? text.substring(0, text.length() - 1) : text;
    }

    void write(TiffDirectory directory) {
        var values = new int[4 + 4 * entries.size()];
        values[0] = 1;
        values[1] = 1;
        values[3] = entries.size();
        int at = 4;
        for (var entry : entries.entrySet()) {
            values[at] = entry.getKey();
            System.arraycopy(entry.getValue(), 0, values, at + 1, 3);
            at += 4;
        }
        directory.putShorts(DIRECTORY, values);
        if (doubles.length > 0) {
            directory.putDoubles(DOUBLES, doubles);
        }
        if (!text.isEmpty()) {
            directory.putText(TEXT, text.toString());
        }
    }
}

package org.lapwing.raster.geotiff;

import javax.imageio.metadata.IIOInvalidTreeException;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import org.geotools.coverage.grid.io.imageio.geotiff.GeoTiffIIOMetadataDecoder;
import org.geotools.coverage.grid.io.imageio.geotiff.GeoTiffMetadata2CRSAdapter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.w3c.dom.Node;

/// Reference systems that a GeoTIFF file spells out instead of naming a code, understood by GeoTools.
///
/// Loads GeoTools' authority tables, about a second the first time, so it is asked only when there is no code.
final class UserDefinedCrs {

    private static final Logger LOG = LoggerFactory.getLogger(UserDefinedCrs.class);

    private UserDefinedCrs() {}

    /// The WKT of what the keys describe, empty where GeoTools cannot tell.
    static String wkt(GeoKeys keys) {
        try {
            var decoder = new GeoTiffIIOMetadataDecoder(new KeyMetadata(keys));
            var crs = new GeoTiffMetadata2CRSAdapter(null).createCoordinateSystem(decoder);
            return crs == null ? "" : crs.toWKT().replaceAll("\\s*\\R\\s*", " ");
        } catch (Exception | LinkageError failure) { // whatever GeoTools makes of odd keys, the pixels can be read
            LOG.debug("reference system not understood: {}", failure.toString());
            return "";
        }
    }

    /// The GeoTIFF fields in the shape that GeoTools' decoder walks: root, directory, fields.
    private static final class KeyMetadata extends IIOMetadata {

        private final IIOMetadataNode root = new IIOMetadataNode("com_sun_media_imageio_plugins_tiff_image_1.0");

        KeyMetadata(GeoKeys keys) {
            super(false, "com_sun_media_imageio_plugins_tiff_image_1.0", null, null, null);
            var directory = new IIOMetadataNode("TIFFIFD");
            root.appendChild(directory);
            var shorts = field(directory, Tag.GEO_KEYS, "TIFFShorts");
            for (long value : keys.shorts()) {
                value(shorts, "TIFFShort", Long.toString(value));
            }
            if (keys.doubles().length > 0) {
                var doubles = field(directory, Tag.GEO_DOUBLES, "TIFFDoubles");
                for (double value : keys.doubles()) {
                    value(doubles, "TIFFDouble", Double.toString(value));
                }
            }
            if (!keys.text().isEmpty()) {
                value(field(directory, Tag.GEO_TEXT, "TIFFAsciis"), "TIFFAscii", keys.text());
            }
        }

        private static IIOMetadataNode field(IIOMetadataNode directory, int tag, String kind) {
            var field = new IIOMetadataNode("TIFFField");
            field.setAttribute("number", Integer.toString(tag));
            var values = new IIOMetadataNode(kind);
            field.appendChild(values);
            directory.appendChild(field);
            return values;
        }

        private static void value(IIOMetadataNode values, String kind, String value) {
            var node = new IIOMetadataNode(kind);
            node.setAttribute("value", value);
            values.appendChild(node);
        }

        @Override
        public boolean isReadOnly() {
            return true;
        }

        @Override
        public Node getAsTree(String formatName) {
            return root;
        }

        @Override
        public void mergeTree(String formatName, Node tree) throws IIOInvalidTreeException {
            throw new IllegalStateException("read-only");
        }

        @Override
        public void reset() {
            throw new IllegalStateException("read-only");
        }
    }
}

package org.lapwing.raster.geotiff;

import java.io.StringReader;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.lapwing.raster.RasterReadException;

/// What a GeoTIFF says of itself in words: the named items of GDAL's metadata field that speak of no single band.
public final class MetadataItems {

    private static final int MAX_BYTES = 1 << 22;

    private MetadataItems() {}

    /// Reads the items of a TIFF file; empty where it has none.
    ///
    /// @return values by name
    /// @throws RasterReadException if the file is missing, damaged or no TIFF
    public static Map<String, String> of(Path file) throws RasterReadException {
        try (var bytes = FileBytes.open(file)) {
            var first = TiffDirectories.read(bytes).directories().getFirst();
            return parse(first.text(Tag.GDAL_METADATA, MAX_BYTES).strip());
        }
    }

    private static Map<String, String> parse(String text) {
        var items = new TreeMap<String, String>();
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            if (!text.isEmpty()) {
                var reader = factory.createXMLStreamReader(new StringReader(text));
                while (reader.hasNext()) {
                    if (reader.next() == XMLStreamConstants.START_ELEMENT
                            && reader.getLocalName().equals("Item")
                            && reader.getAttributeValue(null, "name") != null
                            && reader.getAttributeValue(null, "sample") == null) {
                        var name = reader.getAttributeValue(null, "name");
                        items.put(name, reader.getElementText());
                    }
                }
            }
        } catch (XMLStreamException _) {
            // items are a courtesy: what was understood so far counts
        }
        return items;
    }
}

package org.lapwing.raster;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/// Class names by value, as GDAL and QGIS keep them in `name.tif.aux.xml` beside a raster.
///
/// Understands category names and raster attribute tables of the first band. Names are a courtesy: a damaged file gives
/// those that could be read.
public final class CategoryNames {

    private static final long MAX_BYTES = 16 << 20;
    private static final int MOST_VALUES = 1 << 16;

    /// Usages of a table's columns (GDALRATFieldUsage).
    private static final int USAGE_NAME = 2;

    private static final int USAGE_VALUE = 5;

    private final Map<Integer, String> names = new TreeMap<>();
    private int band = 1;

    private CategoryNames() {}

    /// The names beside a file; empty where it has none.
    ///
    /// @param file the raster
    public static Map<Integer, String> beside(Path file) {
        var auxiliary = file.resolveSibling(file.getFileName() + ".aux.xml");
        var found = new CategoryNames();
        try {
            if (Files.isRegularFile(auxiliary) && Files.size(auxiliary) <= MAX_BYTES) {
                try (var stream = Files.newInputStream(auxiliary)) {
                    found.parse(stream);
                }
            }
        } catch (IOException | XMLStreamException _) {
            // what was understood so far counts
        }
        return Map.copyOf(found.names);
    }

    private void parse(InputStream stream) throws XMLStreamException {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        var reader = factory.createXMLStreamReader(stream);
        while (reader.hasNext()) {
            if (reader.next() == XMLStreamConstants.START_ELEMENT) {
                switch (reader.getLocalName()) {
                    case "PAMRasterBand" -> band = number(reader.getAttributeValue(null, "band"), 1);
                    case "CategoryNames" -> categories(reader);
                    case "GDALRasterAttributeTable" -> table(reader);
                    default -> {
                        // statistics, histograms and the like
                    }
                }
            }
        }
    }

    private void categories(XMLStreamReader reader) throws XMLStreamException {
        for (int value = 0; nextChild(reader, "CategoryNames"); ) {
            if (reader.getLocalName().equals("Category")) {
                put(value++, reader.getElementText());
            }
        }
    }

    private void table(XMLStreamReader reader) throws XMLStreamException {
        var usages = new HashMap<Integer, Integer>();
        while (nextChild(reader, "GDALRasterAttributeTable")) {
            int index = number(reader.getAttributeValue(null, "index"), -1);
            switch (reader.getLocalName()) {
                case "FieldDefn" -> {
                    while (nextChild(reader, "FieldDefn")) {
                        if (reader.getLocalName().equals("Usage")) {
                            usages.put(index, number(reader.getElementText(), -1));
                        }
                    }
                }
                case "Row" -> row(reader, usages);
                default -> {
                    // nothing else stands in a table
                }
            }
        }
    }

    private void row(XMLStreamReader reader, Map<Integer, Integer> usages) throws XMLStreamException {
        int value = -1;
        var name = "";
        for (int column = 0; nextChild(reader, "Row"); column++) {
            var text = reader.getElementText();
            switch (usages.getOrDefault(column, -1)) {
                case USAGE_VALUE -> value = number(text, -1);
                case USAGE_NAME -> name = text;
                default -> {
                    // counts, colours and whatever else a table holds
                }
            }
        }
        put(value, name);
    }

    /// Goes to the next element inside the present one; false at its end.
    private static boolean nextChild(XMLStreamReader reader, String parent) throws XMLStreamException {
        while (reader.hasNext()) {
            int event = reader.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                return true;
            }
            if (event == XMLStreamConstants.END_ELEMENT && reader.getLocalName().equals(parent)) {
                return false;
            }
        }
        return false;
    }

    private void put(int value, String name) {
        if (band == 1 && value >= 0 && value < MOST_VALUES && !name.isBlank()) {
            names.put(value, name.strip());
        }
    }

    private static int number(@Nullable String text, int otherwise) {
        try {
            double number = text == null ? otherwise : Double.parseDouble(text.strip());
            return number == Math.rint(number) && Math.abs(number) < Integer.MAX_VALUE ? (int) number : otherwise;
        } catch (NumberFormatException _) {
            return otherwise;
        }
    }
}

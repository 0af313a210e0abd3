package org.lapwing.raster.remote;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.lapwing.raster.RasterReadException;

/// Reads the capabilities document of a web map service, versions 1.1.0 to 1.3.0.
///
/// Nothing outside the document is fetched and no entity is replaced; a document type is passed over.
final class CapabilitiesReader {

    private static final int MOST_LAYERS = 10_000;
    private static final int MOST_DEPTH = 64;
    private static final int MOST_TEXT = 2_000;

    /// A layer that is being read; what it does not say it takes from the one around it.
    private static final class Draft {
        private final Set<String> references = new LinkedHashSet<>();
        private String name = "";
        private String title = "";
        private String attribution = "";
    }

    private final String place;
    private final XMLStreamReader xml;
    private final Deque<String> path = new ArrayDeque<>();
    private final Deque<Draft> open = new ArrayDeque<>();
    private final List<Draft> drafts = new ArrayList<>();
    private final List<Integer> depths = new ArrayList<>();
    private final List<String> formats = new ArrayList<>();
    private String version = "";
    private String service = "";
    private String problem = "";

    private CapabilitiesReader(String place, byte[] document) throws XMLStreamException {
        this.place = place;
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setXMLResolver((_, _, _, _) -> new ByteArrayInputStream(new byte[0]));
        xml = factory.createXMLStreamReader(new ByteArrayInputStream(document));
    }

    /// Reads a document.
    ///
    /// @param place whose it is, for messages
    /// @throws RasterReadException where it is no capabilities document, or a report of a failure
    static MapServiceOffer read(String place, byte[] document) throws RasterReadException {
        try {
            var reader = new CapabilitiesReader(place, document);
            reader.walk();
            return reader.offer();
        } catch (XMLStreamException broken) {
            throw new RasterReadException(
                    place + " does not answer with the capabilities of a map service: its text is no whole XML document"
                            + " (line " + broken.getLocation().getLineNumber() + "). Check the address.",
                    broken);
        }
    }

    private void walk() throws XMLStreamException, RasterReadException {
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> start(xml.getLocalName());
                case XMLStreamConstants.END_ELEMENT -> end();
                default -> {
                    // text is read with its element
                }
            }
        }
    }

    private void start(String element) throws XMLStreamException, RasterReadException {
        if (path.isEmpty()) {
            root(element);
        }
        if (path.size() >= MOST_DEPTH) {
            throw new RasterReadException(place + " nests its layers too deep to be read.");
        }
        var parent = path.isEmpty() ? "" : path.getFirst();
        var layer = open.isEmpty() ? null : open.getFirst();
        if (element.equals("Layer")) {
            path.push(element);
            begin(layer);
            return;
        }
        if (element.equals("ServiceException")) {
            problem = text();
            return;
        }
        if (!take(parent, element, layer)) {
            path.push(element);
        }
    }

    private void root(String element) throws RasterReadException {
        if (!Set.of("WMS_Capabilities", "WMT_MS_Capabilities", "ServiceExceptionReport", "ExceptionReport")
                .contains(element)) {
            throw new RasterReadException(place + " answers with a document called '" + element
                    + "', which is no web map service. Check the address.");
        }
        var said = xml.getAttributeValue(null, "version");
        version = said == null ? "" : said.strip();
    }

    private void begin(@Nullable Draft around) throws RasterReadException {
        if (drafts.size() >= MOST_LAYERS) {
            throw new RasterReadException(place + " offers more than " + MOST_LAYERS + " layers.");
        }
        var draft = new Draft();
        if (around != null) {
            draft.references.addAll(around.references);
            draft.attribution = around.attribution;
        }
        drafts.add(draft);
        depths.add(open.size());
        open.push(draft);
    }

    /// Takes an element whose text counts.
    ///
    /// @return whether it was read to its end
    private boolean take(String parent, String element, @Nullable Draft layer) throws XMLStreamException {
        if (layer != null && parent.equals("Layer")) {
            switch (element) {
                case "Name" -> layer.name = text();
                case "Title" -> layer.title = text();
                case "SRS", "CRS" -> {
                    for (var code : text().split("\\s+")) {
                        layer.references.add(code.toUpperCase(Locale.ROOT));
                    }
                }
                default -> {
                    return false;
                }
            }
            return true;
        }
        if (layer != null && parent.equals("Attribution") && element.equals("Title")) {
            layer.attribution = text();
            return true;
        }
        if (parent.equals("GetMap") && element.equals("Format")) {
            formats.add(text());
            return true;
        }
        if (parent.equals("Service") && element.equals("Title")) {
            service = text();
            return true;
        }
        return false;
    }

    private void end() {
        if (path.isEmpty()) {
            return;
        }
        if (path.pop().equals("Layer")) {
            open.pop();
        }
    }

    /// The text of the element that has just begun, and of those in it, up to its end.
    private String text() throws XMLStreamException {
        var text = new StringBuilder();
        int depth = 1;
        while (depth > 0 && xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> depth++;
                case XMLStreamConstants.END_ELEMENT -> depth--;
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (text.length() < MOST_TEXT) {
                        text.append(xml.getText());
                    }
                }
                default -> {
                    // comments, and entities that nobody replaces
                }
            }
        }
        return text.toString().replaceAll("\\s+", " ").strip();
    }

    private MapServiceOffer offer() throws RasterReadException {
        if (!problem.isEmpty()) {
            throw new RasterReadException(place + " reports: " + problem);
        }
        var layers = new ArrayList<MapServiceLayer>();
        for (int i = 0; i < drafts.size(); i++) {
            var draft = drafts.get(i);
            if (!draft.name.isEmpty()) {
                layers.add(new MapServiceLayer(
                        draft.name,
                        draft.title.isEmpty() ? draft.name : draft.title,
                        depths.get(i),
                        List.copyOf(draft.references),
                        draft.attribution));
            }
        }
        if (layers.isEmpty()) {
            throw new RasterReadException(place + " offers no layer that can be asked for.");
        }
        return new MapServiceOffer(service, version.startsWith("1.3") ? "1.3.0" : "1.1.1", formats, layers);
    }
}

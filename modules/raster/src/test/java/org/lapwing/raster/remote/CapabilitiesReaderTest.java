package org.lapwing.raster.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.lapwing.raster.RasterReadException;

@Timeout(60)
class CapabilitiesReaderTest {

    static final String OLD = """
            <?xml version="1.0" encoding="UTF-8"?>
            <!DOCTYPE WMT_MS_Capabilities SYSTEM "http://127.0.0.1:9/never.dtd" [ <!ELEMENT VendorSpecific EMPTY> ]>
            <WMT_MS_Capabilities version="1.1.1">
              <Service><Name>OGC:WMS</Name><Title>Old &amp; good</Title></Service>
              <Capability>
                <Request><GetMap><Format>image/tiff</Format><Format>image/jpeg</Format><Format>image/png</Format>
                  <DCPType><HTTP><Get><OnlineResource xmlns:xlink="x" xlink:href="file:///etc/passwd"/></Get></HTTP></DCPType>
                </GetMap></Request>
                <Layer>
                  <Title>Everything</Title><SRS>EPSG:4326 EPSG:25832</SRS>
                  <Attribution><Title>Survey of the valley</Title><LogoURL><Format>image/gif</Format></LogoURL></Attribution>
                  <Layer><Name>ortho</Name><Title>Aerial
                    images</Title><SRS>EPSG:32632</SRS>
                    <Style><Name>default</Name><Title>no layer's title</Title></Style></Layer>
                  <Layer><Name>dem</Name></Layer>
                </Layer>
              </Capability>
            </WMT_MS_Capabilities>
            """;

    static final String NEW = """
            <WMS_Capabilities version="1.3.0" xmlns="http://www.opengis.net/wms">
              <Service><Title>New</Title></Service>
              <Capability><Request><GetMap><Format>image/png</Format></GetMap></Request>
                <Layer><Name>root</Name><Title>Root</Title><CRS>EPSG:3857</CRS><CRS>CRS:84</CRS>
                  <Layer><Name>a</Name><Title>A</Title><CRS>EPSG:4326</CRS></Layer></Layer>
              </Capability>
            </WMS_Capabilities>
            """;

    private static MapServiceOffer read(String document) throws RasterReadException {
        return CapabilitiesReader.read("https://example.org/wms", document.getBytes(StandardCharsets.UTF_8));
    }

    private static String refused(String document) {
        return String.valueOf(
                assertThrows(RasterReadException.class, () -> read(document)).getMessage());
    }

    @Test
    void layersTakeFromTheOnesAroundThemWhatTheyDoNotSay() throws Exception {
        var offer = read(OLD);

        assertEquals("Old & good", offer.title());
        assertEquals("1.1.1", offer.version());
        assertEquals(List.of("image/png", "image/jpeg"), offer.readableFormats());
        assertEquals(
                List.of(
                        new MapServiceLayer(
                                "ortho",
                                "Aerial images",
                                1,
                                List.of("EPSG:4326", "EPSG:25832", "EPSG:32632"),
                                "Survey of the valley"),
                        new MapServiceLayer(
                                "dem", "dem", 1, List.of("EPSG:4326", "EPSG:25832"), "Survey of the valley")),
                offer.layers());
    }

    @Test
    void theNewerVersionNamesReferencesOneByOne() throws Exception {
        var offer = read(NEW);

        assertEquals("1.3.0", offer.version());
        assertEquals(
                List.of("EPSG:3857", "CRS:84", "EPSG:4326"),
                offer.layers().get(1).references());
        assertEquals(0, offer.layers().getFirst().depth());
    }

    @Test
    void nothingOutsideTheDocumentIsReadAndNoEntityGrows() {
        var external =
                "<!DOCTYPE WMS_Capabilities [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><WMS_Capabilities version=\"1.3.0\">"
                        + "<Capability><Layer><Name>a&x;b</Name></Layer></Capability></WMS_Capabilities>";
        String name;
        try {
            name = read(external).layers().getFirst().name();
        } catch (RasterReadException refused) {
            name = String.valueOf(refused.getMessage());
        }
        assertFalse(name.contains("root:"), name);
        var laughs = new StringBuilder("<!DOCTYPE WMS_Capabilities [<!ENTITY l0 \"ha\">");
        for (int i = 1; i < 30; i++) {
            laughs.append("<!ENTITY l")
                    .append(i)
                    .append(" \"&l")
                    .append(i - 1)
                    .append(";&l")
                    .append(i - 1)
                    .append(";\">");
        }
        laughs.append("]><WMS_Capabilities version=\"1.3.0\"><Capability><Layer><Name>&l29;</Name></Layer></Capability>"
                + "</WMS_Capabilities>");
        try {
            assertTrue(read(laughs.toString()).layers().getFirst().name().length() < 5000);
        } catch (RasterReadException refused) {
            assertTrue(String.valueOf(refused.getMessage()).contains("https://example.org/wms"));
        }
    }

    @Test
    void otherDocumentsAreRefusedWithASentence() {
        assertTrue(refused("<html><body>Welcome</body></html>").contains("a document called 'html'"));
        assertTrue(refused("no document at all").contains("no whole XML document"));
        assertTrue(refused("").contains("no whole XML document"));
        assertTrue(refused(OLD.substring(0, 700)).contains("no whole XML document"));
        assertTrue(refused("<ServiceExceptionReport version=\"1.3.0\"><ServiceException code=\"x\">Key missing"
                        + "</ServiceException></ServiceExceptionReport>")
                .contains("reports: Key missing"));
        assertTrue(refused("<WMS_Capabilities version=\"1.3.0\"/>").contains("offers no layer"));
        assertTrue(refused("<WMS_Capabilities version=\"1.3.0\">" + "<Layer>".repeat(100))
                .contains("too deep"));
    }
}

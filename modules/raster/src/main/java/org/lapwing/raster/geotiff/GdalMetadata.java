package org.lapwing.raster.geotiff;

import java.io.StringReader;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.lapwing.raster.DateText;
import org.lapwing.raster.RasterReadException;

/// Band names, scales, offsets and wavelengths, and the day of acquisition, from GDAL's metadata field, an XML text.
///
/// Wavelengths stand there in several ways: as an item `wavelength` of each band, with `wavelength_units` beside
/// it; as GDAL's own `CENTRAL_WAVELENGTH_UM`; or, where the file was made from an ENVI raster, as a list of the
/// whole file in braces, or as its items `Band_1`, `Band_2` … with the unit in the text.
///
/// @param names band names by band number from 0
/// @param scales scales by band number
/// @param offsets offsets by band number
/// @param days what items call days, by the name of the item in lower case
/// @param wavelengths items about wavelengths
record GdalMetadata(
        Map<Integer, String> names,
        Map<Integer, Double> scales,
        Map<Integer, Double> offsets,
        Map<String, String> days,
        WavelengthItems wavelengths) {

    private static final int MAX_BYTES = 1 << 22;

    /// Items that tell when an image was taken, the most exact first.
    private static final List<String> ACQUIRED = List.of(
            "acquisitiondatetime",
            "date_acquired",
            "acquisition_date",
            "acquisitiondate",
            "sensing_time",
            "datatake_1_datatake_sensing_start",
            "rangebeginningdate",
            "date");

    static GdalMetadata of(TiffDirectory directory) throws RasterReadException {
        var result = new GdalMetadata(
                new HashMap<>(), new HashMap<>(), new HashMap<>(), new HashMap<>(), new WavelengthItems());
        var text = directory.text(Tag.GDAL_METADATA, MAX_BYTES).strip();
        if (!text.isEmpty()) {
            try {
                result.parse(text);
            } catch (XMLStreamException _) {
                // names are a courtesy: what was understood so far counts
            }
        }
        return result;
    }

    private void parse(String text) throws XMLStreamException {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        var reader = factory.createXMLStreamReader(new StringReader(text));
        while (reader.hasNext()) {
            if (reader.next() == XMLStreamConstants.START_ELEMENT
                    && reader.getLocalName().equals("Item")) {
                var sample = reader.getAttributeValue(null, "sample");
                var role = reader.getAttributeValue(null, "role");
                var name = reader.getAttributeValue(null, "name");
                boolean ofBand = sample != null && sample.matches("\\d{1,5}");
                if (ofBand && role != null) {
                    item(Integer.parseInt(sample), role, reader.getElementText().strip());
                } else if (sample == null && name != null && ACQUIRED.contains(name.toLowerCase(Locale.ROOT))) {
                    days.put(
                            name.toLowerCase(Locale.ROOT),
                            reader.getElementText().strip());
                } else if (name != null && (sample == null || ofBand)) {
                    int band = ofBand ? Integer.parseInt(sample) : WavelengthItems.WHOLE_FILE;
                    wavelengths.add(band, name, reader.getElementText().strip());
                }
            }
        }
    }

    /// The day on which the image was taken.
    Optional<LocalDate> date() {
        return ACQUIRED.stream()
                .flatMap(name -> Optional.ofNullable(days.get(name)).flatMap(DateText::find).stream())
                .findFirst();
    }

    private void item(int band, String role, String value) {
        switch (role) {
            case "description" -> {
                if (!value.isEmpty()) {
                    names.put(band, value);
                }
            }
            case "scale" -> number(scales, band, value);
            case "offset" -> number(offsets, band, value);
            default -> {
                // unit type, colour interpretation and the like are not used
            }
        }
    }

    private static void number(Map<Integer, Double> target, int band, String value) {
        try {
            double number = Double.parseDouble(value);
            if (Double.isFinite(number)) {
                target.put(band, number);
            }
        } catch (NumberFormatException _) {
            // as if it were not there
        }
    }
}

package org.lapwing.raster.reprojection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lapwing.jobs.CancelToken;

class ReferenceSystemsTest {

    @Test
    void aCodeIsFoundHoweverItIsWritten() throws IOException {
        for (var text : List.of("32632", "EPSG:32632", " epsg 32632 ")) {
            assertEquals(
                    "WGS 84 / UTM zone 32N",
                    ReferenceSystems.find(text, CancelToken.NEVER).getFirst().name());
        }
        assertTrue(ReferenceSystems.find("999999", CancelToken.NEVER).isEmpty());
        assertTrue(ReferenceSystems.ofCode("5773").isEmpty(), "heights alone are no map");
    }

    @Test
    void namesAreFoundByTheirWordsInAnyOrder() throws IOException {
        var found = ReferenceSystems.find("zone 32n utm wgs", CancelToken.NEVER);

        assertTrue(
                found.contains(new ReferenceSystems.ReferenceSystem("EPSG:32632", "WGS 84 / UTM zone 32N")),
                found.toString());
        assertTrue(ReferenceSystems.find("no such place", CancelToken.NEVER).isEmpty());
        assertTrue(ReferenceSystems.find("  ", CancelToken.NEVER).isEmpty());
    }
}

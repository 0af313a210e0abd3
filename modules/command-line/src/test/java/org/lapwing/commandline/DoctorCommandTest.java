package org.lapwing.commandline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class DoctorCommandTest {

    @Test
    void theProcessorIsTriedAndTheResultIsOneJsonValue() throws IOException {
        var json = Invocation.of("doctor", "--device", "cpu", "--json")
                .json("machine", "decision", "trials", "advice", "well");

        assertEquals(
                Runtime.getRuntime().availableProcessors(),
                json.path("machine").path("cores").intValue());
        assertEquals("MAPPING", json.path("trials").path(0).path("kind").textValue());
        for (var trial : json.path("trials")) {
            assertTrue(trial.path("megapixelsPerSecond").doubleValue() > 0, trial.toString());
        }
        assertTrue(json.path("well").booleanValue());
    }

    @Test
    void aDeviceThatIsNotThereFailsWithItsReason() {
        Invocation.of("doctor", "--device", "gpu:77").fails("gpu:77", "Choose auto or cpu");
        Invocation.of("doctor", "--device", "abacus").isWrongUsage("abacus");
    }
}

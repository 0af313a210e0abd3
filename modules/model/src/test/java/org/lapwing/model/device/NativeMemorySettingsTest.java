package org.lapwing.model.device;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import org.junit.jupiter.api.Test;
import org.lapwing.model.device.NativeMemorySettings.Thrift;

class NativeMemorySettingsTest {

    @Test
    void theFirstCallDecides() {
        NativeMemorySettings.apply(Thrift.LIGHT);
        assertFalse(NativeMemorySettings.apply(Thrift.KEEP_FREED));
    }

    @Test
    void everyMachineHasARecommendation() {
        assertNotNull(Thrift.recommended());
    }
}

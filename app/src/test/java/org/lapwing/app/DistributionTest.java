package org.lapwing.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class DistributionTest {

    @Test
    void loggingIsTheCurrentOneAndNotTheOneInsideTheGeoToolsJar() {
        assertEquals(
                "ch.qos.logback.classic.LoggerContext",
                LoggerFactory.getILoggerFactory().getClass().getName());
        assertFalse(LoggerFactory.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath()
                .contains("geotools-wrapper"));
    }
}

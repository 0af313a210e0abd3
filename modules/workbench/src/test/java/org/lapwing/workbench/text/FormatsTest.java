package org.lapwing.workbench.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.NoSuchFileException;
import java.util.Locale;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FormatsTest {

    private final Locale before = Locale.getDefault();

    @BeforeEach
    void speakEnglish() {
        Locale.setDefault(Locale.ENGLISH);
    }

    @AfterEach
    void speakAsBefore() {
        Locale.setDefault(before);
    }

    @Test
    void durationsAreSaidAsAPersonSaysThem() {
        assertEquals("7 s", Formats.duration(7.2));
        assertEquals("2 min 8 s", Formats.duration(128));
        assertEquals("34 min", Formats.duration(34 * 60 + 20));
        assertEquals("1 h 5 min", Formats.duration(3900));
        assertEquals("–", Formats.duration(Double.NaN));
    }

    @Test
    void largeNumbersGetAPrefix() {
        assertEquals("950", Formats.metric(950));
        assertEquals("1.2 k", Formats.metric(1234));
        assertEquals("16.8 M", Formats.metric(16_777_216));
    }

    @Test
    void sharesArePercentAndUndefinedOnesADash() {
        assertEquals("87.3 %", Formats.percent(0.8731, 1));
        assertEquals("–", Formats.percent(Double.NaN, 1));
    }

    @Test
    void degreesNeedMoreDecimalsThanMetres() {
        assertEquals("8.541700", Formats.coordinate(8.5417));
        assertEquals("500,000.0", Formats.coordinate(500_000));
        assertEquals("48.75012° N  9.00000° E", Formats.lonLat(9, 48.750124));
    }

    @Test
    void numbersFollowTheLocale() {
        Locale.setDefault(Locale.GERMAN);
        assertEquals("1.234,5", Formats.decimal(1234.5, 1));
    }

    @Test
    void failuresSpeakWithTheInnermostWords() {
        var wrapped = new CompletionException(new NoSuchFileException("/data/river.tif"));
        assertEquals(
                "There is no file /data/river.tif. Check whether it was moved or its disk is connected.",
                FailureText.of(wrapped));
    }
}

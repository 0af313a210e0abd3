package org.lapwing.accuracy.estimate;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// How the units of a reference sample were drawn; the estimators must match it.
public enum SamplingDesign {
    /// Every unit alike, all from one stratum.
    SIMPLE_RANDOM("simple", "simple random sample"),
    /// A simple random sample in each stratum, apart from the others.
    STRATIFIED("stratified", "stratified random sample"),
    /// A simple random or systematic sample, divided into strata of known size after it was drawn.
    POST_STRATIFIED("poststratified", "simple random sample, stratified after it was drawn"),
    /// Units at fixed distances from a random start.
    SYSTEMATIC("systematic", "systematic sample"),
    /// Groups of pixels, all of which are looked at.
    CLUSTER("cluster", "cluster sample"),
    /// Groups of pixels, some of which are looked at.
    TWO_STAGE("two-stage", "two-stage cluster sample");

    private final String key;
    private final String words;

    SamplingDesign(String key, String words) {
        this.key = key;
        this.words = words;
    }

    /// What the command line and JSON call it.
    public String key() {
        return key;
    }

    /// What a person calls it.
    public String words() {
        return words;
    }

    /// Whether pixels were drawn in groups.
    public boolean isClustered() {
        return this == CLUSTER || this == TWO_STAGE;
    }

    /// The design of a key; empty where there is none.
    public static Optional<SamplingDesign> ofKey(String key) {
        var wanted = key.strip().toLowerCase(Locale.ROOT);
        return Arrays.stream(values()).filter(each -> each.key.equals(wanted)).findFirst();
    }
}

package org.lapwing.accuracy.estimate;

/// What a place of the ground counts for, given its class on the map and in the reference; mostly 0 or 1.
@FunctionalInterface
interface Quantity {

    /// Every place counts.
    Quantity ONE = (_, _) -> 1;

    /// Places on which map and reference agree.
    Quantity AGREEMENT = (map, reference) -> map == reference ? 1 : 0;

    double of(int map, int reference);

    /// Places that are a class on the map.
    static Quantity mapped(int index) {
        return (map, _) -> map == index ? 1 : 0;
    }

    /// Places that are a class in the reference.
    static Quantity referred(int index) {
        return (_, reference) -> reference == index ? 1 : 0;
    }

    /// Places that are a class in both.
    static Quantity both(int index) {
        return (map, reference) -> map == index && reference == index ? 1 : 0;
    }

    /// Places that are a class in either.
    static Quantity either(int index) {
        return (map, reference) -> map == index || reference == index ? 1 : 0;
    }

    /// Twice the places of [#both].
    static Quantity twiceBoth(int index) {
        return (map, reference) -> map == index && reference == index ? 2 : 0;
    }

    /// The places of [#mapped] and those of [#referred]; what is in both counts twice.
    static Quantity sum(int index) {
        return (map, reference) -> (map == index ? 1 : 0) + (reference == index ? 1 : 0);
    }
}

package org.lapwing.accuracy.estimate;

/// Two classes of one place in one number, so that cells can carry two maps, or the reference of two dates.
///
/// @param classes number of classes of each
record MapPair(int classes) {

    int of(int first, int second) {
        return first * classes + second;
    }

    int first(int pair) {
        return pair / classes;
    }

    int second(int pair) {
        return pair % classes;
    }
}

package org.lapwing.model;

/// Everything from which training goes on with the same numbers.
///
/// @param steps optimiser steps finished
/// @param tensors weights, running statistics, optimiser moments and weight averages, by name
public record TrainingState(long steps, Weights tensors) {

    /// Checks the count.
    public TrainingState {
        if (steps < 0) {
            throw new IllegalArgumentException("steps " + steps);
        }
    }
}

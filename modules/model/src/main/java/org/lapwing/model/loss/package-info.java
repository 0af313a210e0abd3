/// What a network is told to make small: losses and their mixtures, as plain values. How they are computed is
/// `org.lapwing.model.djl`'s affair.
@NullMarked
package org.lapwing.model.loss;

import org.jspecify.annotations.NullMarked;

/// Models on disk: the model folder, cards as JSON, weights as safetensors.
///
/// Files may come from others: every size is checked before memory is taken, and nothing in a file is executed.
@NullMarked
package org.lapwing.model.store;

import org.jspecify.annotations.NullMarked;

/// Deep networks: their description, their card, their weights, and the two ways to run them.
///
/// `org.lapwing.model.djl` trains, `org.lapwing.model.onnx` serves; nothing of the engines' types leaves those
/// packages.
@NullMarked
package org.lapwing.model;

import org.jspecify.annotations.NullMarked;

/// Networks told to people: tables of layers and diagrams.
///
/// Belongs here: what is read off a layer graph. Does not belong here: sentences in a language
/// (`command-line`).
@NullMarked
package org.lapwing.model.describe;

import org.jspecify.annotations.NullMarked;

/// What tests of several modules share: scenes whose pixels spell their coordinates, a segmenter without an engine, an
/// executor that runs step by step.
///
/// Test scope only; no product code may depend on this package.
@NullMarked
package org.lapwing.testsupport;

import org.jspecify.annotations.NullMarked;

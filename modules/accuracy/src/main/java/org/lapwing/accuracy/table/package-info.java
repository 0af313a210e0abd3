/// Tables that hold samples and counts: CSV as spreadsheets write it, and the attributes of vector files.
///
/// Belongs here: reading them strictly, with sentences that name file, line and remedy. Does not belong here:
/// what is computed from them.
@NullMarked
package org.lapwing.accuracy.table;

import org.jspecify.annotations.NullMarked;

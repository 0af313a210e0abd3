/// Arrays in NumPy's `.npy` files: lists of names in and out, numbers out.
@NullMarked
package org.lapwing.datasets.npy;

import org.jspecify.annotations.NullMarked;

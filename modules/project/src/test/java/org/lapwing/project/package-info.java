@NullMarked
package org.lapwing.project;

import org.jspecify.annotations.NullMarked;

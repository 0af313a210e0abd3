/// Tests of features in memory.
package org.lapwing.vector;

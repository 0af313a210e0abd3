/// Tests of reading features, with small files that they write themselves.
package org.lapwing.vector.file;

package org.lapwing.labels.annotation;

import java.time.Instant;

/// One line of the log in a file of annotations.
///
/// @param revision the state that the edit led to
/// @param hash SHA-256 over this edit and all before it: copies of one file have equal hashes as far as they are equal
/// @param author who made it
/// @param time when
public record LoggedEdit(long revision, String hash, String author, Instant time) {}

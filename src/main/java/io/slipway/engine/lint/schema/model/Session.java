package io.slipway.engine.lint.schema.model;

import java.util.List;
import java.util.Optional;

/// Who asks, and how unqualified names and times are read.
///
/// @param searchPath as set, `"$user"` among it
/// @param role the one whose privileges count
/// @param superuser whether it may do anything
/// @param timeZone as set
public record Session(
    List<String> searchPath, Optional<String> role, Truth superuser, Optional<String> timeZone) {

  public static final Session UNKNOWN =
      new Session(List.of("$user", "public"), Optional.empty(), Truth.UNKNOWN, Optional.empty());

  public Session {
    searchPath = List.copyOf(searchPath);
  }
}

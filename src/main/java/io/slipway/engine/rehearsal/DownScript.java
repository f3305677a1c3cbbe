package io.slipway.engine.rehearsal;

import java.util.Optional;

/// Where the script that undoes a step comes from.
public sealed interface DownScript {

  /// The bundle has one.
  record Author(String path) implements DownScript {}

  /// Slipway wrote one, and proved it.
  ///
  /// @param path where the bundle's layout would have it; empty where the layout has no place
  record Generated(Optional<String> path, String sql) implements DownScript {}

  /// There is none.
  record None() implements DownScript {}
}

package io.slipway.engine.bundle;

import java.nio.charset.Charset;
import java.util.Optional;

/// What a script's `.conf` file overrides; an empty value leaves the project's setting in force.
public record ScriptOptions(
    Optional<Boolean> executeInTransaction,
    Optional<Charset> encoding,
    Optional<Boolean> placeholderReplacement) {

  /// A script without a `.conf` file.
  public static final ScriptOptions NONE =
      new ScriptOptions(Optional.empty(), Optional.empty(), Optional.empty());
}

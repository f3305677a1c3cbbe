package io.slipway.engine.ledger;

import io.slipway.engine.bundle.FlywayVersion;
import java.util.Locale;

/// How far Flyway may migrate: its option `target`.
public sealed interface FlywayTarget {

  /// No limit.
  record Latest() implements FlywayTarget {}

  /// No further than the newest version applied.
  record Current() implements FlywayTarget {}

  /// One migration.
  record Next() implements FlywayTarget {}

  /// A version.
  ///
  /// @param required whether a migration of this version must exist, which a `?` behind the
  ///     version waives
  record Version(FlywayVersion version, boolean required) implements FlywayTarget {}

  /// Reads the option as Flyway spells it.
  ///
  /// @throws IllegalArgumentException when it is neither a word that is known nor a version
  static FlywayTarget parse(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "latest" -> new Latest();
      case "current" -> new Current();
      case "next" -> new Next();
      default -> version(text);
    };
  }

  private static FlywayTarget version(String text) {
    return text.endsWith("?")
        ? new Version(FlywayVersion.parse(text.substring(0, text.length() - 1)), false)
        : new Version(FlywayVersion.parse(text), true);
  }
}

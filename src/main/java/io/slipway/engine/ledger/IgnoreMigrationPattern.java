package io.slipway.engine.ledger;

import java.util.List;
import java.util.Locale;

/// A pattern of Flyway's option `ignoreMigrationPatterns`, such as `*:missing`.
///
/// @param type `*`, `repeatable` or `versioned`
/// @param state `*`, or the display name of the one state it stands for
public record IgnoreMigrationPattern(String type, String state) {

  private static final String ANY = "*";
  private static final String REPEATABLE = "repeatable";
  private static final String VERSIONED = "versioned";
  private static final List<String> TYPES = List.of(ANY, REPEATABLE, VERSIONED);
  private static final List<String> STATES =
      List.of(ANY, "missing", "pending", "ignored", "future");

  /// Flyway's default.
  public static final IgnoreMigrationPattern FUTURE = new IgnoreMigrationPattern("*", "future");

  /// What migrating adds to the patterns configured.
  static final IgnoreMigrationPattern PENDING = new IgnoreMigrationPattern("*", "pending");

  public IgnoreMigrationPattern {
    type = type.strip().toLowerCase(Locale.ROOT);
    state = state.strip().toLowerCase(Locale.ROOT);
    if (!TYPES.contains(type) || !STATES.contains(state)) {
      throw invalid(type + ":" + state);
    }
  }

  /// Reads a pattern, without regard to case.
  ///
  /// @throws IllegalArgumentException when it is none
  public static IgnoreMigrationPattern parse(String text) {
    var parts = text.split(":", -1);
    if (parts.length != 2) {
      throw invalid(text);
    }
    return new IgnoreMigrationPattern(parts[0], parts[1]);
  }

  boolean matches(boolean versioned, FlywayState migration) {
    return (state.equals(ANY) || state.equalsIgnoreCase(migration.displayName()))
        && (type.equals(ANY) || type.equals(versioned ? VERSIONED : REPEATABLE));
  }

  /// Whether patterns together take in a state whatever the kind of migration.
  static boolean cover(List<IgnoreMigrationPattern> patterns, FlywayState state) {
    var named = state.displayName().toLowerCase(Locale.ROOT);
    return patterns.contains(new IgnoreMigrationPattern(ANY, named))
        || (patterns.stream().anyMatch(pattern -> pattern.matches(true, state))
            && patterns.stream().anyMatch(pattern -> pattern.matches(false, state)));
  }

  private static IllegalArgumentException invalid(String text) {
    return new IllegalArgumentException(
        "Invalid pattern '%s'. Pattern must be of the form <migration_type>:<migration_state>, with %s and %s"
            .formatted(text, TYPES, STATES));
  }

  @Override
  public String toString() {
    return type + ":" + state;
  }
}

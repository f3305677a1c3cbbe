package io.slipway.engine.postflight;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What is looked at, in the order in which it is.
public enum Check {
  /// The schema is the one that the plan expected.
  FINGERPRINT,
  /// The indexes and foreign keys that the plan made in its rehearsal are there and valid.
  PROMISES,
  /// No index was left half built.
  INVALID_INDEXES,
  /// Constraints hold for old rows too.
  NOT_VALID_CONSTRAINTS,
  /// The bundle's own scripts say that all is well.
  VERIFY_SCRIPTS,
  /// The project's own queries answer as expected.
  QUERIES;

  /// The check of a name; empty when there is none.
  public static Optional<Check> of(String id) {
    return Stream.of(values()).filter(check -> check.id().equals(id)).findFirst();
  }

  /// Its stable name, such as `invalid-indexes`.
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

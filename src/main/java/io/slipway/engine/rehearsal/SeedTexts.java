package io.slipway.engine.rehearsal;

import io.slipway.engine.postgres.SqlState;
import java.util.Optional;

/// What the texts are like that a rehearsal puts into tables.
enum SeedTexts {
  /// Words that are nothing but text.
  WORDS,
  /// Digits, which can be read as numbers, as JSON and as truth values too: for migrations that
  /// turn texts into such.
  DIGITS;

  String of(int row) {
    return switch (this) {
      case WORDS -> row + "seed";
      case DIGITS -> Integer.toString(row);
    };
  }

  /// Other texts, with which a migration may succeed that has failed with these.
  Optional<SeedTexts> insteadAfter(String sqlState) {
    return this == WORDS && SqlState.isDataException(sqlState)
        ? Optional.of(DIGITS)
        : Optional.empty();
  }
}

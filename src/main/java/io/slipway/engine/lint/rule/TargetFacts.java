package io.slipway.engine.lint.rule;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// What is known of the target and of a rehearsal beside the schema.
///
/// @param oldestTransaction how long the oldest transaction has been open there; empty when nobody
///     looked
/// @param freeBytes on the target's disk; empty when nobody knows
/// @param measured what a rehearsal saw of single statements
/// @param isBackedUp whether a backup of the target is on record, or the run takes one before it
///     begins
public record TargetFacts(
    Optional<Duration> oldestTransaction,
    OptionalLong freeBytes,
    List<Measured> measured,
    boolean isBackedUp) {

  /// Nobody looked.
  public static final TargetFacts NONE =
      new TargetFacts(Optional.empty(), OptionalLong.empty(), List.of());

  public TargetFacts {
    measured = List.copyOf(measured);
  }

  /// Without a backup.
  public TargetFacts(
      Optional<Duration> oldestTransaction, OptionalLong freeBytes, List<Measured> measured) {
    this(oldestTransaction, freeBytes, measured, false);
  }

  /// The same, where a backup is on record.
  public TargetFacts backedUp() {
    return new TargetFacts(oldestTransaction, freeBytes, measured, true);
  }

  /// What a statement did on a scratch copy.
  ///
  /// @param path of its script
  /// @param statement its number
  /// @param walBytes how much it wrote to the write-ahead log
  /// @param error what the server said when it failed
  public record Measured(
      String path, int statement, OptionalLong walBytes, Optional<String> error) {}

  /// What was measured of one statement.
  public Optional<Measured> of(String path, int statement) {
    return measured.stream()
        .filter(one -> one.path().equals(path) && one.statement() == statement)
        .findFirst();
  }
}

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
/// @param backup whether rows that are destroyed could be brought back
public record Observed(
    Optional<Duration> oldestTransaction,
    OptionalLong freeBytes,
    List<Measured> measured,
    Backup backup) {

  /// Nobody looked.
  public static final Observed NONE =
      new Observed(Optional.empty(), OptionalLong.empty(), List.of());

  public Observed {
    measured = List.copyOf(measured);
  }

  /// What is known of the target's backups.
  public enum Backup {
    /// Nobody looks after them here.
    UNKNOWN,
    /// There is none on record, and the run takes none.
    MISSING,
    /// One is on record, or the run takes one before it begins.
    TAKEN
  }

  /// Where nobody looks after backups.
  public Observed(
      Optional<Duration> oldestTransaction, OptionalLong freeBytes, List<Measured> measured) {
    this(oldestTransaction, freeBytes, measured, Backup.UNKNOWN);
  }

  /// The same with what is known of backups.
  public Observed with(Backup changed) {
    return new Observed(oldestTransaction, freeBytes, measured, changed);
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

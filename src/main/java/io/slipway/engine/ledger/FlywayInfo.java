package io.slipway.engine.ledger;

import io.slipway.engine.bundle.FlywayVersion;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What Flyway's `info` shows: every file and every row with its state, in Flyway's order.
///
/// A row that Flyway could not read is left out and named instead.
///
/// @param all the files and rows
/// @param appliedBaseline the version up to which the history was taken over
/// @param unreadable rows of an unknown type or with a version that is none
/// @param problems what keeps Flyway from reading the history at all
/// @param target how far it was asked to go
public record FlywayInfo(
    List<MigrationInfo> all,
    Optional<FlywayVersion> appliedBaseline,
    List<FlywayRow> unreadable,
    List<FlywayError> problems,
    FlywayTarget target) {

  private static final Comparator<MigrationInfo> BY_VERSION =
      Comparator.comparing(info -> info.version().orElseThrow());

  public FlywayInfo {
    all = List.copyOf(all);
    unreadable = List.copyOf(unreadable);
    problems = List.copyOf(problems);
  }

  /// The states of a bundle's migrations in a database.
  ///
  /// @param rows all of the history, by rank; none when there is no table
  public static FlywayInfo of(
      List<FlywayResolved> resolved, List<FlywayRow> rows, FlywayHistorySettings settings) {
    return limited(new FlywayStates(resolved, rows, settings, null));
  }

  /// The states that a database with objects but without a history will have once
  /// `baselineOnMigrate` has taken it over.
  public static FlywayInfo afterBaseline(
      List<FlywayResolved> resolved, FlywayHistorySettings settings) {
    var version = settings.baseline().baselineVersion();
    return limited(new FlywayStates(resolved, List.of(), settings, version));
  }

  // Which migration is next shows only when all states are known.
  private static FlywayInfo limited(FlywayStates states) {
    var info = states.info();
    if (!(states.settings().target() instanceof FlywayTarget.Next)) {
      return info;
    }
    return info.inState(FlywayState.PENDING).stream()
        .findFirst()
        .flatMap(MigrationInfo::version)
        .map(next -> states.upTo(next).info().withTarget(states.settings().target()))
        .orElse(info);
  }

  private FlywayInfo withTarget(FlywayTarget value) {
    return new FlywayInfo(all, appliedBaseline, unreadable, problems, value);
  }

  /// What waits, in Flyway's order.
  public List<MigrationInfo> pending() {
    return inState(FlywayState.PENDING);
  }

  /// What migrating would run, in its order: all that waits, or the first of it when the target is
  /// the next migration.
  public List<MigrationInfo> toRun() {
    var pending = pending();
    return target instanceof FlywayTarget.Next ? pending.stream().limit(1).toList() : pending;
  }

  public List<MigrationInfo> inState(FlywayState state) {
    return all.stream().filter(info -> info.state() == state).toList();
  }

  /// Rows whose script failed half-way, which keep Flyway from migrating.
  public List<MigrationInfo> failed() {
    return all.stream().filter(info -> info.state().isFailed()).toList();
  }

  /// The highest version in the database, though it may have failed; without any, the last
  /// repeatable migration.
  public Optional<MigrationInfo> current() {
    return inForce()
        .filter(MigrationInfo::isVersioned)
        .reduce((left, right) -> BY_VERSION.compare(left, right) >= 0 ? left : right)
        .or(() -> inForce().filter(info -> !info.isVersioned()).reduce((_, last) -> last));
  }

  private Stream<MigrationInfo> inForce() {
    return all.stream()
        .filter(
            info ->
                info.state().isApplied()
                    && info.state() != FlywayState.DELETED
                    && info.state() != FlywayState.UNDONE
                    && info.type() != FlywayType.DELETE
                    && !info.type().isUndo());
  }
}

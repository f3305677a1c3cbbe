package io.slipway.engine.ledger;

import io.slipway.engine.bundle.FlywayVersion;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What the state of one migration depends on besides its own file and row.
///
/// @param lastResolved the highest version among the files
/// @param lastApplied the highest version applied and neither deleted nor undone
/// @param appliedBaseline the highest version among the baseline rows
/// @param pendingBaseline the highest version among the baseline scripts without a row
/// @param latestRuns the rank of each repeatable migration's last row, by description
record FlywayContext(
    @Nullable FlywayVersion lastResolved,
    @Nullable FlywayVersion lastApplied,
    @Nullable FlywayVersion appliedBaseline,
    @Nullable FlywayVersion pendingBaseline,
    Map<String, Integer> latestRuns,
    Predicate<FlywayVersion> aboveTarget,
    boolean outOfOrder) {

  /// Compares as Flyway does, for which every version is above none at all.
  static int compare(FlywayVersion version, @Nullable FlywayVersion other) {
    return other == null ? 1 : version.compareTo(other);
  }

  /// The state of a file that has no row.
  FlywayState ofFile(FlywayResolved file) {
    var version = file.version();
    if (version.isEmpty()) {
      return FlywayState.PENDING;
    }
    var state = ofVersion(version.get());
    return file.type().isBaselineScript() ? ofBaselineScript(version.get(), state) : state;
  }

  private FlywayState ofVersion(FlywayVersion version) {
    var toBaseline = compare(version, lastApplied == null ? pendingBaseline : appliedBaseline);
    if (toBaseline <= 0) {
      return toBaseline < 0 ? FlywayState.BELOW_BASELINE : FlywayState.BASELINE_IGNORED;
    }
    if (aboveTarget.test(version)) {
      return FlywayState.ABOVE_TARGET;
    }
    return compare(version, lastApplied) < 0 && !outOfOrder
        ? FlywayState.IGNORED
        : FlywayState.PENDING;
  }

  private FlywayState ofBaselineScript(FlywayVersion version, FlywayState state) {
    var anythingApplied = appliedBaseline != null || lastApplied != null;
    if (state == FlywayState.PENDING && anythingApplied) {
      return FlywayState.IGNORED;
    }
    if (state == FlywayState.BASELINE_IGNORED
        && compare(version, pendingBaseline) == 0
        && !anythingApplied) {
      return FlywayState.PENDING;
    }
    return state;
  }

  /// The state of a row, with its file when there is one.
  FlywayState ofRow(FlywayEntry entry, Optional<FlywayResolved> file) {
    if (entry.isUndone()) {
      return FlywayState.UNDONE;
    }
    if (entry.isDeleted()) {
      return FlywayState.DELETED;
    }
    return switch (entry.row().type()) {
      case DELETE -> FlywayState.SUCCESS;
      case BASELINE -> FlywayState.BASELINE;
      case SQL_BASELINE, JDBC_BASELINE -> ofBaselineRow(entry, file);
      case UNDO_SQL, UNDO_JDBC, UNDO_SCRIPT -> successOrFailed(entry, FlywayState.SUCCESS);
      case SCHEMA, SQL, JDBC, SCRIPT, CUSTOM, UNKNOWN -> ofMigrationRow(entry, file);
    };
  }

  private FlywayState ofBaselineRow(FlywayEntry entry, Optional<FlywayResolved> file) {
    if (!entry.row().success()) {
      return FlywayState.FAILED;
    }
    return isWithoutFile(entry, file) ? ofMissing(entry) : FlywayState.BASELINE;
  }

  private FlywayState ofMigrationRow(FlywayEntry entry, Optional<FlywayResolved> file) {
    if (entry.row().type() != FlywayType.SCHEMA && isWithoutFile(entry, file)) {
      return ofMissing(entry);
    }
    return successOrFailed(entry, ofSuccess(entry, file));
  }

  private static FlywayState successOrFailed(FlywayEntry entry, FlywayState success) {
    return entry.row().success() ? success : FlywayState.FAILED;
  }

  private FlywayState ofSuccess(FlywayEntry entry, Optional<FlywayResolved> file) {
    if (entry.row().type() == FlywayType.SCHEMA) {
      return FlywayState.SUCCESS;
    }
    if (entry.version().isPresent()) {
      return entry.isOutOfOrder() ? FlywayState.OUT_OF_ORDER : FlywayState.SUCCESS;
    }
    if (!isLatestRun(entry.row())) {
      return FlywayState.SUPERSEDED;
    }
    return file.isPresent() && file.get().checksumMatches(entry.row().checksum())
        ? FlywayState.SUCCESS
        : FlywayState.OUTDATED;
  }

  private boolean isWithoutFile(FlywayEntry entry, Optional<FlywayResolved> file) {
    return file.isEmpty() && (entry.version().isPresent() || isLatestRun(entry.row()));
  }

  boolean isLatestRun(FlywayRow row) {
    return latestRuns.getOrDefault(row.description(), row.installedRank()) == row.installedRank();
  }

  private FlywayState ofMissing(FlywayEntry entry) {
    var version = entry.version();
    var missing =
        version.isEmpty() || (lastResolved != null && version.get().compareTo(lastResolved) < 0);
    if (entry.row().success()) {
      return missing ? FlywayState.MISSING_SUCCESS : FlywayState.FUTURE_SUCCESS;
    }
    return missing ? FlywayState.MISSING_FAILED : FlywayState.FUTURE_FAILED;
  }
}

package io.slipway.engine.ledger;

import io.slipway.engine.bundle.FlywayVersion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The rows of a history, the versioned and the others apart, with what they say of each other.
final class FlywayEntries {

  private final List<FlywayEntry> versioned = new ArrayList<>();
  private final List<FlywayEntry> repeatable = new ArrayList<>();
  private final List<FlywayVersion> deletedTwice = new ArrayList<>();
  private final Map<FlywayVersion, FlywayEntry> newestOfVersion = new HashMap<>();
  private final Map<String, FlywayEntry> newestOfDescription = new HashMap<>();
  private @Nullable FlywayVersion appliedBaseline;
  private @Nullable FlywayVersion lastApplied;

  /// @param rows readable ones, by rank
  FlywayEntries(List<FlywayRow> rows) {
    for (var row : rows) {
      var entry = new FlywayEntry(row);
      entry
          .version()
          .ifPresentOrElse(version -> addVersioned(entry, version), () -> addRepeatable(entry));
    }
    for (var entry : versioned) {
      place(entry, entry.version().orElseThrow());
    }
  }

  // A version that was deleted or undone raises nothing, yet whatever is not above is out of order.
  private void place(FlywayEntry entry, FlywayVersion version) {
    if (FlywayContext.compare(version, lastApplied) <= 0) {
      entry.markOutOfOrder();
    } else if (entry.isInForce()) {
      lastApplied = version;
    }
  }

  private void addVersioned(FlywayEntry entry, FlywayVersion version) {
    var type = entry.row().type();
    if (type.isBaseline() && FlywayContext.compare(version, appliedBaseline) > 0) {
      appliedBaseline = version;
    }
    if (type == FlywayType.DELETE && entry.row().success()) {
      delete(version);
      return;
    }
    if (type.isUndo() && entry.row().success()) {
      Optional.ofNullable(newestOfVersion.get(version)).ifPresent(FlywayEntry::markUndone);
    } else if (!type.isSynthetic() && !type.isUndo()) {
      newestOfVersion.put(version, entry);
    }
    versioned.add(entry);
  }

  private void delete(FlywayVersion version) {
    var entry = newestOfVersion.get(version);
    if (entry != null && entry.isDeleted()) {
      deletedTwice.add(version);
    } else if (entry != null) {
      entry.markDeleted();
    }
  }

  private void addRepeatable(FlywayEntry entry) {
    var row = entry.row();
    if (row.type() == FlywayType.DELETE && row.success()) {
      Optional.ofNullable(newestOfDescription.get(row.description()))
          .ifPresent(FlywayEntry::markDeleted);
    } else if (!row.type().isSynthetic()) {
      newestOfDescription.put(row.description(), entry);
    }
    repeatable.add(entry);
  }

  List<FlywayEntry> versioned() {
    return versioned;
  }

  List<FlywayEntry> repeatable() {
    return repeatable;
  }

  /// Versions for whose newest row there is more than one DELETE row, which Flyway does not read.
  List<FlywayVersion> deletedTwice() {
    return deletedTwice;
  }

  @Nullable FlywayVersion appliedBaseline() {
    return appliedBaseline;
  }

  @Nullable FlywayVersion lastApplied() {
    return lastApplied;
  }

  boolean isEmpty() {
    return versioned.isEmpty() && repeatable.isEmpty();
  }

  Map<String, Integer> latestRuns() {
    var latest = new HashMap<String, Integer>();
    repeatable.forEach(
        entry -> latest.merge(entry.row().description(), entry.row().installedRank(), Math::max));
    return latest;
  }
}

package io.slipway.engine.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/// Flyway's `repair`, shown before it is done.
///
/// It differs from Flyway's where that is known to fail or to fall short: a description that is
/// too long is abbreviated, and the `script` column can be updated for a file that was moved.
///
/// @param updateScripts whether the `script` column is brought in line too
public record FlywayRepair(
    List<FlywayResolved> resolved, FlywayHistorySettings settings, boolean updateScripts) {

  /// What a repair would do to a history, in its order.
  public List<FlywayRepairAction> preview(List<FlywayRow> rows) {
    var actions = new ArrayList<FlywayRepairAction>();
    var failed = rows.stream().filter(row -> !row.success()).toList();
    failed.forEach(row -> actions.add(new FlywayRepairAction.RemoveFailed(row)));
    var left = rows.stream().filter(FlywayRow::success).toList();
    var info = FlywayInfo.of(resolved, left, lenient());
    info.all().stream().flatMap(this::deletion).forEach(actions::add);
    info.all().stream().flatMap(this::alignment).forEach(actions::add);
    return List.copyOf(actions);
  }

  /// Repairs, in the caller's transaction or else in one of its own.
  ///
  /// @return what was done
  public List<FlywayRepairAction> apply(Connection connection) throws SQLException {
    var history = new FlywayHistory(settings);
    return Transaction.within(
        connection,
        () -> {
          var actions = preview(history.read(connection));
          for (var action : actions) {
            perform(connection, history, action);
          }
          return actions;
        });
  }

  private static void perform(
      Connection connection, FlywayHistory history, FlywayRepairAction action) throws SQLException {
    switch (action) {
      case FlywayRepairAction.RemoveFailed(var row) -> history.removeFailed(connection, row);
      case FlywayRepairAction.MarkDeleted(var row) -> history.recordDeletion(connection, row);
      case FlywayRepairAction.Align align -> history.align(connection, align);
    }
  }

  private FlywayHistorySettings lenient() {
    return settings.withTarget(new FlywayTarget.Latest()).withOutOfOrder(true);
  }

  private Stream<FlywayRepairAction> deletion(MigrationInfo info) {
    var ignored =
        settings.ignoreMigrationPatterns().stream()
            .anyMatch(pattern -> pattern.matches(info.isVersioned(), info.state()));
    if (!info.state().isWithoutFile()
        || info.type().isSynthetic()
        || info.type().isUndo()
        || ignored) {
      return Stream.empty();
    }
    return info.applied().map(FlywayRepairAction.MarkDeleted::new).stream().map(a -> a);
  }

  private Stream<FlywayRepairAction> alignment(MigrationInfo info) {
    if (info.resolved().isEmpty()
        || info.applied().isEmpty()
        || info.type().isSynthetic()
        || info.state() == FlywayState.UNDONE) {
      return Stream.empty();
    }
    var file = info.resolved().get();
    var row = info.applied().get();
    var aligned = info.isVersioned() ? versioned(file, row) : repeatable(file, row);
    return aligned.stream().map(a -> a);
  }

  private Optional<FlywayRepairAction.Align> versioned(FlywayResolved file, FlywayRow row) {
    return changed(
        new FlywayRepairAction.Align(
            row,
            Abbreviation.ofDescription(file.description()),
            file.type(),
            OptionalInt.of(file.checksum()),
            script(file, row)));
  }

  private Optional<FlywayRepairAction.Align> repeatable(FlywayResolved file, FlywayRow row) {
    var checksum =
        file.checksumMatchesOnlyByEquivalence(row.checksum())
            ? OptionalInt.of(file.checksum())
            : row.checksum();
    return changed(
        new FlywayRepairAction.Align(
            row, row.description(), row.type(), checksum, script(file, row)));
  }

  private String script(FlywayResolved file, FlywayRow row) {
    return updateScripts ? Abbreviation.ofScript(file.migration().scriptPath()) : row.script();
  }

  private static Optional<FlywayRepairAction.Align> changed(FlywayRepairAction.Align align) {
    return align.changesMoreThanScript() || !align.script().equals(align.row().script())
        ? Optional.of(align)
        : Optional.empty();
  }
}

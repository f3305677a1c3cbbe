package io.slipway.control.takeover;

import io.slipway.engine.bundle.PlaceholderException;
import io.slipway.engine.ledger.FlywayHistory;
import io.slipway.engine.ledger.FlywayRepair;
import io.slipway.engine.ledger.FlywayRepairAction;
import io.slipway.engine.ledger.FlywayRow;
import io.slipway.engine.ledger.FlywayType;
import io.slipway.engine.ledger.LedgerPosition;
import io.slipway.engine.ledger.PrismaRow;
import io.slipway.engine.peer.FlywayPeer;
import io.slipway.engine.peer.Peer;
import io.slipway.engine.peer.PrismaPeer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// What a repair would do to a ledger as it stands. Nothing is changed by making one.
///
/// @param digest names the rows, the bundle, the option and what would be done: whoever sends it
///     back gets exactly this or nothing
/// @param actions empty when there is nothing to repair, which for Prisma is always so: what
///     became of a failed migration takes a person's word
/// @param mended what it mends and can be told to without a second thought: a row of a Java
///     migration, marked as deleted, would make Flyway run it again
record RepairPreview(
    String digest, boolean updateScripts, List<LedgerAction> actions, Set<String> mended) {

  RepairPreview {
    actions = List.copyOf(actions);
    mended = Set.copyOf(mended);
  }

  /// @param updateScripts whether the `script` column is brought in line too, which Flyway does not
  /// @throws PlaceholderException when the checksum of a repeatable script cannot be told
  static RepairPreview of(
      Connection connection, Peer peer, TargetLedger ledger, boolean updateScripts)
      throws SQLException, PlaceholderException {
    return switch (peer) {
      case FlywayPeer flyway -> {
        var rows = new FlywayHistory(flyway.history()).read(connection);
        var actions = repair(flyway, ledger, updateScripts).preview(rows);
        yield of(ledger, updateScripts, rows.stream().map(FlywayRow::toString).toList(), actions);
      }
      case PrismaPeer prisma -> {
        var rows = prisma.history().read(connection).stream().map(PrismaRow::toString).toList();
        yield of(ledger, updateScripts, rows, List.of());
      }
    };
  }

  static FlywayRepair repair(FlywayPeer peer, TargetLedger ledger, boolean updateScripts)
      throws PlaceholderException {
    return new FlywayRepair(peer.resolved(ledger.bundle()), peer.history(), updateScripts);
  }

  private static RepairPreview of(
      TargetLedger ledger,
      boolean updateScripts,
      List<String> rows,
      List<FlywayRepairAction> actions) {
    var texts = new ArrayList<>(rows);
    texts.add(ledger.bundleId());
    texts.add(Boolean.toString(updateScripts));
    actions.forEach(action -> texts.add(text(action)));
    return new RepairPreview(
        LedgerPosition.of(texts).digest(),
        updateScripts,
        actions.stream().map(LedgerAction::of).toList(),
        actions.stream()
            .filter(action -> !isOfJava(action))
            .map(action -> action.row().script())
            .collect(Collectors.toSet()));
  }

  private static boolean isOfJava(FlywayRepairAction action) {
    return action instanceof FlywayRepairAction.MarkDeleted(var row)
        && row.type() == FlywayType.JDBC;
  }

  // The bundle's id says what is in a repeatable script; its checksum may hold the time of day.
  private static String text(FlywayRepairAction action) {
    return action.row().versionText().isPresent()
        ? action.toString()
        : action.getClass().getSimpleName() + " " + action.row().installedRank();
  }
}

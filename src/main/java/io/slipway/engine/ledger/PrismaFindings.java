package io.slipway.engine.ledger;

import io.slipway.engine.bundle.PrismaMigration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the owner of a target should know about its Prisma history, and do about it.
///
/// @param migrations in the bundle's order
record PrismaFindings(PrismaLedger ledger, List<PrismaMigration> migrations, List<PrismaRow> rows) {

  private static final int NAMED = 5;

  List<LedgerFinding> all() {
    var findings = new ArrayList<LedgerFinding>();
    ledger.failed().forEach(row -> findings.add(failed(row)));
    ledger.edited().forEach(row -> findings.add(edited(row)));
    outOfOrder().forEach(migration -> findings.add(outOfOrder(migration)));
    severalRows().forEach(name -> findings.add(severalRows(name)));
    switch (ledger.divergence()) {
      case PrismaDivergence.InSync() -> {}
      case PrismaDivergence.DatabaseIsBehind _ -> {}
      case PrismaDivergence.MigrationsDirectoryIsBehind(var unpersisted) ->
          findings.add(missing(unpersisted));
      case PrismaDivergence.HistoriesDiverge diverged -> {
        findings.add(missing(diverged.unpersisted()));
        findings.add(diverged(diverged));
      }
    }
    return findings;
  }

  private static LedgerFinding failed(PrismaRow row) {
    return LedgerFinding.blocking(
        LedgerFindingCode.FAILED_MIGRATION,
        row.migrationName(),
        "The `%s` migration started at %s failed%s (P3009)."
            .formatted(
                row.migrationName(),
                row.startedAt(),
                row.logs()
                    .flatMap(logs -> logs.lines().findFirst())
                    .map(line -> ": " + line)
                    .orElse(", or its process was killed")),
        "Look at what it left in the database. If it is complete, resolve it as applied; else undo"
            + " what is there and resolve it as rolled back, which makes it pending again.");
  }

  private static LedgerFinding edited(PrismaRow row) {
    return LedgerFinding.warning(
        LedgerFindingCode.FILE_EDITED,
        row.migrationName(),
        "The migration `%s` was modified after it was applied.".formatted(row.migrationName()),
        "Upload the original file again; a change of the schema belongs into a new migration.");
  }

  // One finding for all of them: a squashed history leaves hundreds and is healthy.
  private static LedgerFinding missing(List<String> names) {
    var named =
        names.stream().limit(NAMED).map(name -> "`" + name + "`").collect(Collectors.joining(", "));
    return LedgerFinding.warning(
        LedgerFindingCode.FILE_MISSING,
        names.getFirst(),
        "%s applied and missing from the bundle: %s%s."
            .formatted(
                names.size() == 1 ? "One migration is" : names.size() + " migrations are",
                named,
                names.size() > NAMED ? ", …" : ""),
        "Put the original folders back into the bundle and upload it again, unless newer ones"
            + " stand for them.");
  }

  private static LedgerFinding diverged(PrismaDivergence.HistoriesDiverge diverged) {
    return LedgerFinding.warning(
        LedgerFindingCode.HISTORIES_DIVERGE,
        diverged.unapplied().getFirst(),
        "The bundle and the database have different histories. The last common migration is %s."
            .formatted(diverged.lastCommon().map(name -> "`" + name + "`").orElse("none")),
        "Check that the bundle belongs to this database, and is not another branch's.");
  }

  // Prisma applies it all the same, by its name's place in the order of what is left.
  private List<PrismaMigration> outOfOrder() {
    var lastApplied = -1;
    for (var i = 0; i < migrations.size(); i++) {
      if (ledger.inForce().containsKey(migrations.get(i).name())) {
        lastApplied = i;
      }
    }
    return migrations.subList(0, lastApplied + 1).stream()
        .filter(migration -> !ledger.inForce().containsKey(migration.name()))
        .toList();
  }

  private static LedgerFinding outOfOrder(PrismaMigration migration) {
    return LedgerFinding.warning(
        LedgerFindingCode.OUT_OF_ORDER_MIGRATION,
        migration.name(),
        "`%s` sorts before migrations that are applied already, and will run after them."
            .formatted(migration.name()),
        "If it depends on running earlier, give its folder a newer timestamp.");
  }

  private Stream<String> severalRows() {
    var seen = new HashSet<String>();
    return rows.stream()
        .filter(row -> row.state() == PrismaRow.State.APPLIED)
        .map(PrismaRow::migrationName)
        .filter(name -> !seen.add(name))
        .distinct();
  }

  private static LedgerFinding severalRows(String name) {
    return LedgerFinding.warning(
        LedgerFindingCode.SEVERAL_ROWS,
        name,
        "More than one row says that `%s` is applied.".formatted(name),
        "Find out whether it ran more than once, and set rolled_back_at in the rows that do not"
            + " stand for a run.");
  }
}

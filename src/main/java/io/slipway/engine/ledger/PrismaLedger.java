package io.slipway.engine.ledger;

import io.slipway.engine.bundle.PrismaMigration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedCollection;

/// What the rows of a Prisma history say about a bundle's migrations.
///
/// @param pending what a deploy would run, in the bundle's order
/// @param failed rows that keep Prisma from deploying anything: its error P3009
/// @param edited rows in force whose folder holds another script now, which Prisma's deploy
///     ignores
/// @param inForce for each migration the one row that counts, in the order of their start
public record PrismaLedger(
    PrismaDivergence divergence,
    List<PrismaMigration> pending,
    List<PrismaRow> failed,
    List<PrismaRow> edited,
    Map<String, PrismaRow> inForce) {

  /// @param migrations in the bundle's order
  /// @param rows all of the history, by their start
  public static PrismaLedger of(List<PrismaMigration> migrations, List<PrismaRow> rows) {
    var inForce = inForce(rows);
    var pending =
        migrations.stream().filter(folder -> !inForce.containsKey(folder.name())).toList();
    var edited =
        migrations.stream()
            .flatMap(
                folder -> edited(folder, Optional.ofNullable(inForce.get(folder.name()))).stream())
            .toList();
    return new PrismaLedger(
        divergence(migrations, pending, inForce.sequencedValues()),
        pending,
        rows.stream().filter(row -> row.state() == PrismaRow.State.FAILED).toList(),
        edited,
        inForce);
  }

  // A failed row wins over an applied one: it is what stops a deploy.
  private static LinkedHashMap<String, PrismaRow> inForce(List<PrismaRow> rows) {
    var inForce = new LinkedHashMap<String, PrismaRow>();
    rows.stream()
        .filter(row -> row.state() != PrismaRow.State.ROLLED_BACK)
        .forEach(
            row ->
                inForce.merge(
                    row.migrationName(),
                    row,
                    (first, later) -> first.state() == PrismaRow.State.FAILED ? first : later));
    return inForce;
  }

  private static Optional<PrismaRow> edited(PrismaMigration folder, Optional<PrismaRow> row) {
    return row.filter(
        r ->
            !r.checksum().equals(folder.checksum())
                && !PrismaChecksum.matches(folder.script().content(), r.checksum()));
  }

  private static PrismaDivergence divergence(
      List<PrismaMigration> migrations,
      List<PrismaMigration> pending,
      SequencedCollection<PrismaRow> inForce) {
    var folders = new HashSet<>(migrations.stream().map(PrismaMigration::name).toList());
    var unapplied = pending.stream().map(PrismaMigration::name).toList();
    var unpersisted =
        inForce.stream().map(PrismaRow::migrationName).filter(n -> !folders.contains(n)).toList();
    if (unpersisted.isEmpty()) {
      return unapplied.isEmpty()
          ? new PrismaDivergence.InSync()
          : new PrismaDivergence.DatabaseIsBehind(unapplied);
    }
    return unapplied.isEmpty()
        ? new PrismaDivergence.MigrationsDirectoryIsBehind(unpersisted)
        : new PrismaDivergence.HistoriesDiverge(
            before(migrations, pending.getFirst()), unapplied, unpersisted);
  }

  private static Optional<String> before(List<PrismaMigration> migrations, PrismaMigration first) {
    var index = migrations.indexOf(first);
    return index == 0 ? Optional.empty() : Optional.of(migrations.get(index - 1).name());
  }
}

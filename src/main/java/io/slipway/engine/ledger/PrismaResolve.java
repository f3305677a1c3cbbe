package io.slipway.engine.ledger;

import io.slipway.engine.bundle.PrismaMigration;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Prisma's `migrate resolve`: settles by hand what a migration's state is.
public record PrismaResolve(PrismaHistory history) {

  /// What came of it.
  public sealed interface Outcome {}

  /// It is settled.
  ///
  /// @param adopted rows that were written, in order
  /// @param rolledBack names whose failed rows no longer count
  public record Resolved(List<PrismaRow> adopted, List<String> rolledBack) implements Outcome {}

  /// Nothing was done.
  ///
  /// @param code Prisma's
  /// @param reason what is so, and about which migration
  public record Refused(String code, String reason) implements Outcome {}

  /// Marks migrations as applied that are in the database already: `resolve --applied` for each.
  ///
  /// The table is created when it is absent, which is how a database is taken over. Nothing is
  /// done when one of them is recorded as applied (P3008).
  public Outcome applied(Connection connection, List<PrismaMigration> migrations)
      throws SQLException {
    return Transaction.within(
        connection,
        () -> {
          if (!history.exists(connection)) {
            history.create(connection);
          }
          var applied =
              history.read(connection).stream()
                  .filter(row -> row.state() == PrismaRow.State.APPLIED)
                  .map(PrismaRow::migrationName)
                  .collect(Collectors.toSet());
          for (var migration : migrations) {
            if (applied.contains(migration.name())) {
              return alreadyApplied(migration);
            }
          }
          return adopt(connection, migrations);
        });
  }

  private Outcome adopt(Connection connection, List<PrismaMigration> migrations)
      throws SQLException {
    var adopted = new ArrayList<PrismaRow>();
    var rolledBack = new ArrayList<String>();
    for (var migration : migrations) {
      if (history.rollBackFailed(connection, migration.name()) > 0) {
        rolledBack.add(migration.name());
      }
      adopted.add(history.adopt(connection, migration));
    }
    return new Resolved(List.copyOf(adopted), List.copyOf(rolledBack));
  }

  /// Marks a migration's failed rows as rolled back, so that it can be applied again. Its folder
  /// need not exist.
  public Outcome rolledBack(Connection connection, String name) throws SQLException {
    return Transaction.within(
        connection,
        () -> {
          var rows =
              history.read(connection).stream()
                  .filter(row -> row.migrationName().equals(name))
                  .toList();
          if (rows.isEmpty()) {
            return neverApplied(name);
          }
          if (rows.stream().allMatch(row -> row.finishedAt().isPresent())) {
            return notFailed(name);
          }
          var failed = history.rollBackFailed(connection, name) > 0;
          return new Resolved(List.of(), failed ? List.of(name) : List.of());
        });
  }

  private static Refused alreadyApplied(PrismaMigration migration) {
    return new Refused(
        "P3008",
        "The migration `%s` is already recorded as applied in the database."
            .formatted(migration.name()));
  }

  private static Refused neverApplied(String name) {
    return new Refused(
        "P3011",
        "Migration `%s` cannot be rolled back because it was never applied to the database."
            .formatted(name));
  }

  private static Refused notFailed(String name) {
    return new Refused(
        "P3012",
        "Migration `%s` cannot be rolled back because it is not in a failed state."
            .formatted(name));
  }
}

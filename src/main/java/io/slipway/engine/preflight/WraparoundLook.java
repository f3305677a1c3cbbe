package io.slipway.engine.preflight;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

/// Whether transaction and multixact numbers are running out.
final class WraparoundLook implements Look {

  private static final int PERCENT = 100;

  /// @param name a database's or a table's
  private record Age(
      String name,
      long transactions,
      long multixacts,
      long transactionsLimit,
      long multixactsLimit) {

    static Age of(ResultSet row) throws SQLException {
      return new Age(
          row.getString("name"),
          row.getLong("transactions"),
          row.getLong("multixacts"),
          row.getLong("transactions_limit"),
          row.getLong("multixacts_limit"));
    }

    boolean isBeyond(int percent) {
      return transactions * PERCENT > transactionsLimit * percent
          || multixacts * PERCENT > multixactsLimit * percent;
    }

    long oldest() {
      return Math.max(transactions, multixacts);
    }

    @Override
    public String toString() {
      return "%s: %d of %d transactions, %d of %d multixacts before autovacuum insists"
          .formatted(name, transactions, transactionsLimit, multixacts, multixactsLimit);
    }
  }

  @Override
  public CheckResult at(Target target) throws SQLException {
    var tables = target.touched();
    var databases = target.ask("wraparound.sql", Age::of);
    var touched = target.ask("wraparound_tables.sql", Age::of, tables.oids());
    return judge(databases, touched, target.settings().wraparound());
  }

  private static CheckResult judge(
      List<Age> databases, List<Age> tables, PreflightSettings.Wraparound settings) {
    var dying = databases.stream().filter(it -> it.oldest() >= settings.failAge()).toList();
    if (!dying.isEmpty()) {
      return CheckResult.fail(
          Check.WRAPAROUND,
          "Transaction numbers are running out, and soon nothing could be written any more.",
          "VACUUM FREEZE the oldest tables of these databases first, and find what held it up: a"
              + " long or prepared transaction, or a replication slot.",
          words(dying));
    }
    var old =
        Stream.concat(databases.stream(), tables.stream())
            .filter(it -> it.isBeyond(settings.warnPercent()))
            .toList();
    if (!old.isEmpty()) {
      return CheckResult.warn(
          Check.WRAPAROUND,
          "Numbers are so old that autovacuum insists on freezing, with locks that it does not give"
              + " up to DDL.",
          "Let those vacuums end before the run, or VACUUM FREEZE the touched tables at a quiet"
              + " time.",
          words(old));
    }
    return CheckResult.pass(
        Check.WRAPAROUND, "Transaction numbers are young enough.", words(first(databases)));
  }

  private static List<Age> first(List<Age> databases) {
    return databases.stream().limit(1).toList();
  }

  private static List<String> words(List<Age> ages) {
    return ages.stream().map(Age::toString).toList();
  }
}

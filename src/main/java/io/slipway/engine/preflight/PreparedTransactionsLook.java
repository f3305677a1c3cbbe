package io.slipway.engine.preflight;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/// Whether prepared transactions, which outlive their sessions, keep the touched tables.
final class PreparedTransactionsLook implements Look {

  private static final String ADVICE =
      "Have their transaction manager end them, or end them with COMMIT PREPARED or ROLLBACK"
          + " PREPARED and the name.";

  private record Prepared(String gid, String owner, Duration open, String tables) {

    static Prepared of(ResultSet row) throws SQLException {
      return new Prepared(
          row.getString("gid"),
          row.getString("owner"),
          Duration.ofMillis(row.getLong("open_ms")),
          row.getString("tables"));
    }

    boolean holds() {
      return !tables.isEmpty();
    }

    @Override
    public String toString() {
      var who = "'%s' of %s, prepared %s ago".formatted(gid, owner, Texts.duration(open));
      return holds() ? who + ", holds " + tables : who;
    }
  }

  @Override
  public CheckResult at(Target target) throws SQLException {
    var tables = target.touched();
    return judge(
        target.ask(
            "prepared_transactions.sql", Prepared::of, tables.oids(), tables.oidsOfStructure()));
  }

  private static CheckResult judge(List<Prepared> prepared) {
    if (prepared.isEmpty()) {
      return CheckResult.pass(
          Check.PREPARED_TRANSACTIONS, "The database has no prepared transactions.");
    }
    var details = prepared.stream().map(Prepared::toString).toList();
    var holding = prepared.stream().filter(Prepared::holds).count();
    if (holding > 0) {
      return CheckResult.fail(
          Check.PREPARED_TRANSACTIONS,
          Texts.count(holding, "prepared transaction holds", "prepared transactions hold")
              + " locks on touched tables, until somebody ends it.",
          ADVICE,
          details);
    }
    return CheckResult.warn(
        Check.PREPARED_TRANSACTIONS,
        "The database has "
            + Texts.count(prepared.size(), "prepared transaction", "prepared transactions")
            + ", on other tables than the touched ones; CONCURRENTLY and VACUUM wait for it.",
        ADVICE,
        details);
  }
}

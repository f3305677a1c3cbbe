package io.slipway.engine.preflight;

import io.slipway.engine.sql.Redacted;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/// Whether sessions of others keep the touched tables with transactions that do not end.
final class LongSessionsLook implements Look {

  private static final Check CHECK = Check.LONG_SESSIONS;
  private static final String END_THEM =
      "Have them end, or end them with pg_terminate_backend(pid), before the run.";

  /// @param tables the touched ones that it holds locks on, with the locks' modes; empty for none
  /// @param hidden whether the role may not see how long it has been at it
  /// @param idle how long it has done nothing; zero for one that is at work
  private record Session(
      int pid,
      String user,
      String application,
      String state,
      String query,
      String tables,
      boolean hidden,
      String since,
      Duration open,
      Duration idle) {

    static Session of(ResultSet row) throws SQLException {
      var since = row.getString("since");
      return new Session(
          row.getInt("pid"),
          row.getString("usename"),
          row.getString("application_name"),
          row.getString("state"),
          row.getString("query"),
          row.getString("tables"),
          row.getBoolean("hidden"),
          since == null ? "" : since,
          Duration.ofMillis(row.getLong("open_ms")),
          Duration.ofMillis(row.getLong("idle_ms")));
    }

    boolean holds() {
      return !tables.isEmpty();
    }

    boolean isTooLong(PreflightSettings.Sessions settings) {
      return !hidden
          && (open.compareTo(settings.longTransaction()) >= 0
              || isIdle() && idle.compareTo(settings.idleInTransaction()) >= 0);
    }

    private boolean isIdle() {
      return state.startsWith("idle in transaction");
    }

    String words(int queryLength) {
      var who = "pid %d, user %s, application %s".formatted(pid, orNone(user), orNone(application));
      var what =
          hidden
              ? "what it does is hidden"
              : "%s, in a transaction since %s UTC (%s): %s"
                  .formatted(
                      state,
                      since,
                      Texts.duration(open),
                      Texts.cut(Redacted.of(query), queryLength));
      return holds() ? who + ", holds " + tables + "; " + what : who + "; " + what;
    }

    private static String orNone(String text) {
      return text.isEmpty() ? "unknown" : text;
    }
  }

  @Override
  public CheckResult at(Target target) throws SQLException {
    var tables = target.touched();
    var sessions =
        target.ask("long_sessions.sql", Session::of, tables.oids(), tables.oidsOfStructure());
    return new Judgement(sessions, target.settings().sessions(), target.needs().concurrent())
        .result();
  }

  private record Judgement(
      List<Session> sessions, PreflightSettings.Sessions settings, boolean concurrent) {

    CheckResult result() {
      var holders = sessions.stream().filter(Session::holds).toList();
      var tooLong = holders.stream().filter(it -> it.isTooLong(settings)).toList();
      if (!tooLong.isEmpty()) {
        return CheckResult.fail(
            CHECK,
            Texts.count(tooLong.size(), "session holds", "sessions hold")
                + " locks on touched tables in a transaction that does not end.",
            END_THEM,
            words(tooLong));
      }
      var hidden = holders.stream().filter(Session::hidden).toList();
      return hidden.isEmpty() ? withoutHolders() : unseen(hidden);
    }

    private CheckResult unseen(List<Session> hidden) {
      return CheckResult.warn(
          CHECK,
          Texts.count(hidden.size(), "session holds", "sessions hold")
              + " locks on touched tables, and for how long is hidden from this role.",
          Unseen.grant(),
          words(hidden));
    }

    private CheckResult withoutHolders() {
      var others = sessions.stream().filter(it -> it.isTooLong(settings)).toList();
      if (concurrent && !others.isEmpty()) {
        return CheckResult.warn(
            CHECK,
            "CONCURRENTLY will wait for "
                + Texts.count(others.size(), "long transaction.", "long transactions."),
            END_THEM,
            words(others));
      }
      var hidden = sessions.stream().filter(Session::hidden).toList();
      if (concurrent && !hidden.isEmpty()) {
        return CheckResult.warn(
            CHECK,
            "CONCURRENTLY waits for all older transactions, and %s hidden from this role."
                .formatted(Texts.count(hidden.size(), "session's is", "sessions' are")),
            Unseen.grant(),
            words(hidden));
      }
      return CheckResult.pass(CHECK, "No long transaction holds locks on touched tables.");
    }

    private List<String> words(List<Session> chosen) {
      return chosen.stream().map(it -> it.words(settings.queryLength())).toList();
    }
  }
}

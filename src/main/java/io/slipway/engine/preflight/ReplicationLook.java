package io.slipway.engine.preflight;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Whether standbys and slots keep up with what a run writes, and whether commits would hang.
final class ReplicationLook implements Look {

  // Levels of synchronous_commit with which a commit waits for nobody but this server.
  private static final Set<String> WAITING_FOR_NOBODY = Set.of("off", "local");

  record Standby(
      String name, String state, String syncState, long lagBytes, Duration lag, boolean hidden) {

    static Standby of(ResultSet row) throws SQLException {
      return new Standby(
          row.getString("name"),
          row.getString("state"),
          row.getString("sync_state"),
          row.getLong("lag_bytes"),
          Duration.ofMillis(row.getLong("lag_ms")),
          row.getBoolean("hidden"));
    }

    boolean confirms() {
      return state.equals("streaming") && Set.of("sync", "quorum").contains(syncState);
    }

    boolean isBehind(PreflightSettings.Replication settings) {
      return !hidden && (lagBytes > settings.lagBytes() || lag.compareTo(settings.lag()) > 0);
    }

    @Override
    public String toString() {
      return hidden
          ? "a standby that is hidden from this role"
          : "%s, %s, %s: %s and %s behind"
              .formatted(name, state, syncState, Texts.bytes(lagBytes), Texts.duration(lag));
    }
  }

  record Slot(String name, String type, String database, String walStatus, long retained) {

    static Slot of(ResultSet row) throws SQLException {
      return new Slot(
          row.getString("slot_name"),
          row.getString("slot_type"),
          row.getString("database"),
          row.getString("wal_status"),
          row.getLong("retained"));
    }

    @Override
    public String toString() {
      return "inactive %s slot %s%s keeps %s of WAL (%s)"
          .formatted(
              type,
              name,
              database.isEmpty() ? "" : " of database " + database,
              Texts.bytes(retained),
              walStatus);
    }
  }

  /// @param names `synchronous_standby_names`
  /// @param level `synchronous_commit`
  record Commits(String names, String level) {
    int needed() {
      return WAITING_FOR_NOBODY.contains(level) ? 0 : SynchronousStandbys.of(names).needed();
    }
  }

  record Seen(List<Standby> standbys, List<Slot> slots, Commits commits) {
    List<String> words() {
      return Stream.concat(standbys.stream(), slots.stream()).map(Object::toString).toList();
    }
  }

  @Override
  public CheckResult at(Target target) throws SQLException {
    var seen =
        new Seen(
            target.ask("standbys.sql", Standby::of),
            target.ask("slots.sql", Slot::of),
            target
                .ask(
                    "synchronous_commit.sql",
                    row -> new Commits(row.getString("names"), row.getString("level")))
                .getFirst());
    return judge(seen, target.settings().replication());
  }

  static CheckResult judge(Seen seen, PreflightSettings.Replication settings) {
    var confirming = seen.standbys().stream().filter(Standby::confirms).count();
    var hidden = seen.standbys().stream().filter(Standby::hidden).count();
    if (confirming + hidden < seen.commits().needed()) {
      return fail(
          seen,
          "Commits would hang: synchronous_standby_names is '%s', and %s."
              .formatted(
                  seen.commits().names(),
                  confirming == 1 ? "1 standby confirms" : confirming + " standbys confirm"),
          "Bring the standbys back, or take them out of synchronous_standby_names.");
    }
    if (seen.slots().stream().anyMatch(slot -> slot.retained() > settings.retainedBytes())) {
      return fail(
          seen,
          "An inactive slot keeps more than %s of WAL, and would keep the run's as well."
              .formatted(Texts.bytes(settings.retainedBytes())),
          "Start its consumer, or drop it with pg_drop_replication_slot(name).");
    }
    return warnings(seen, settings, hidden);
  }

  private static CheckResult warnings(
      Seen seen, PreflightSettings.Replication settings, long hidden) {
    if (seen.standbys().stream().filter(Standby::confirms).count() < seen.commits().needed()) {
      return warn(
          seen,
          "Whether enough standbys confirm commits is hidden from this role.",
          Unseen.grant());
    }
    if (!seen.slots().isEmpty()) {
      return warn(
          seen,
          "Nobody reads from %s, and the WAL for it stays."
              .formatted(Texts.count(seen.slots().size(), "replication slot", "replication slots")),
          "Start its consumer, or drop it with pg_drop_replication_slot(name).");
    }
    if (seen.standbys().stream().anyMatch(standby -> standby.isBehind(settings))) {
      return warn(
          seen,
          "A standby is behind, and the run's WAL will put it further back.",
          "Wait until it has caught up, or accept stale reads and a longer failover.");
    }
    return hidden > 0
        ? warn(seen, "How far standbys are behind is hidden from this role.", Unseen.grant())
        : CheckResult.pass(
            Check.REPLICATION, "No standby is behind, and no slot is inactive.", seen.words());
  }

  private static CheckResult fail(Seen seen, String finding, String advice) {
    return CheckResult.fail(Check.REPLICATION, finding, advice, seen.words());
  }

  private static CheckResult warn(Seen seen, String finding, String advice) {
    return CheckResult.warn(Check.REPLICATION, finding, advice, seen.words());
  }
}

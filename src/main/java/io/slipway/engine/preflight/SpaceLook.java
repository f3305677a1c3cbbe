package io.slipway.engine.preflight;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// What the server tells of its space, which is not how much of a disk is free.
final class SpaceLook implements Look {

  // A server between two checkpoints may have twice what it aims at.
  private static final int TWICE = 2;

  private record Space(
      OptionalLong database,
      long touched,
      Optional<String> tablespaces,
      long maxWal,
      long keptWal,
      boolean seesWal) {

    static Space of(ResultSet row) throws SQLException {
      var database = row.getLong("database_size");
      return new Space(
          row.wasNull() ? OptionalLong.empty() : OptionalLong.of(database),
          row.getLong("touched_size"),
          Optional.ofNullable(row.getString("tablespaces")),
          row.getLong("max_wal_size"),
          row.getLong("wal_keep_size"),
          row.getBoolean("sees_wal"));
    }

    List<String> words(OptionalLong wal) {
      var words = new ArrayList<String>();
      database.ifPresent(bytes -> words.add("the database has " + Texts.bytes(bytes)));
      words.add(
          "the touched tables have %s by the planner's count; a rewrite needs as much again"
              .formatted(Texts.bytes(touched)));
      tablespaces.ifPresent(names -> words.add("further tablespaces: " + names));
      words.add(
          wal.isPresent()
              ? "there are %s of WAL; max_wal_size is %s"
                  .formatted(Texts.bytes(wal.getAsLong()), Texts.bytes(maxWal))
              : "how much WAL there is, is hidden from a role without " + Unseen.ROLE_THAT_SEES);
      return words;
    }

    boolean isKeepingWal(long wal) {
      return wal > TWICE * Math.max(maxWal, keptWal);
    }
  }

  @Override
  public CheckResult at(Target target) throws SQLException {
    var tables = target.touched().oids();
    var space = target.ask("space.sql", Space::of, tables, tables, tables).getFirst();
    var wal = wal(target, space);
    if (wal.isPresent() && space.isKeepingWal(wal.getAsLong())) {
      return CheckResult.warn(
          Check.SPACE,
          "The server keeps more than twice the WAL that it aims at.",
          "Find who needs it (an inactive slot, a failing archive_command, a standby far behind)"
              + " before the run writes more.",
          space.words(wal));
    }
    return CheckResult.pass(
        Check.SPACE,
        "PostgreSQL does not tell how much of its disks is free; nothing that it tells speaks"
            + " against a run.",
        space.words(wal));
  }

  private static OptionalLong wal(Target target, Space space) throws SQLException {
    if (!space.seesWal()) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(target.ask("wal_size.sql", row -> row.getLong(1)).getFirst());
  }
}

package io.slipway.engine.postgres;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/// PostgreSQL's modes of locks on relations, from the weakest to the strongest, and which of them
/// exclude one another.
///
/// Source: PostgreSQL's documentation, "Explicit Locking", table "Conflicting Lock Modes".
public enum LockMode {
  /// What a query takes.
  ACCESS_SHARE,
  /// What `SELECT … FOR UPDATE` takes, and a foreign key's check on the table it refers to.
  ROW_SHARE,
  /// What writing takes.
  ROW_EXCLUSIVE,
  /// What `VACUUM`, `CREATE INDEX CONCURRENTLY` and `VALIDATE CONSTRAINT` take.
  SHARE_UPDATE_EXCLUSIVE,
  /// What `CREATE INDEX` takes.
  SHARE,
  /// What `CREATE TRIGGER` and a new foreign key take.
  SHARE_ROW_EXCLUSIVE,
  /// What `REFRESH MATERIALIZED VIEW CONCURRENTLY` takes.
  EXCLUSIVE,
  /// What most forms of `ALTER TABLE` take, `DROP` and `TRUNCATE`.
  ACCESS_EXCLUSIVE;

  /// The modes that another session must not hold.
  public Set<LockMode> conflicts() {
    return switch (this) {
      case ACCESS_SHARE -> EnumSet.of(ACCESS_EXCLUSIVE);
      case ROW_SHARE -> EnumSet.of(EXCLUSIVE, ACCESS_EXCLUSIVE);
      case ROW_EXCLUSIVE -> EnumSet.range(SHARE, ACCESS_EXCLUSIVE);
      case SHARE_UPDATE_EXCLUSIVE -> EnumSet.range(SHARE_UPDATE_EXCLUSIVE, ACCESS_EXCLUSIVE);
      case SHARE -> {
        var modes = EnumSet.range(ROW_EXCLUSIVE, ACCESS_EXCLUSIVE);
        modes.remove(SHARE);
        yield modes;
      }
      case SHARE_ROW_EXCLUSIVE -> EnumSet.range(ROW_EXCLUSIVE, ACCESS_EXCLUSIVE);
      case EXCLUSIVE -> EnumSet.range(ROW_SHARE, ACCESS_EXCLUSIVE);
      case ACCESS_EXCLUSIVE -> EnumSet.allOf(LockMode.class);
    };
  }

  /// Whether sessions that read or write rows wait for whoever holds it, or waits for it.
  public boolean blocksTraffic() {
    return conflicts().contains(ROW_EXCLUSIVE);
  }

  /// The name in `pg_locks`: `AccessExclusiveLock`.
  public String serverName() {
    var name = new StringBuilder();
    for (var word : name().split("_")) {
      name.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
    }
    return name + "Lock";
  }
}

package io.slipway.engine.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.postgres.LockMode;
import io.slipway.testing.SharedMaterial;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class StatementLockTests {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          alter table orders add column a int                            | ACCESS_EXCLUSIVE
          ALTER TABLE IF EXISTS ONLY s."Orders" VALIDATE CONSTRAINT k    | SHARE_UPDATE_EXCLUSIVE
          ALTER TABLE orders VALIDATE CONSTRAINT k, ADD COLUMN a int     | ACCESS_EXCLUSIVE
          ALTER TABLE orders ADD CONSTRAINT k FOREIGN KEY (a) REFERENCES b | SHARE_ROW_EXCLUSIVE
          CREATE INDEX i ON orders (a)                                   | SHARE
          CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS i ON orders (a) | SHARE_UPDATE_EXCLUSIVE
          DROP INDEX CONCURRENTLY i                                      | SHARE_UPDATE_EXCLUSIVE
          DROP INDEX i                                                   | ACCESS_EXCLUSIVE
          REINDEX (VERBOSE, CONCURRENTLY) TABLE orders                   | SHARE_UPDATE_EXCLUSIVE
          REINDEX TABLE CONCURRENTLY orders                              | SHARE_UPDATE_EXCLUSIVE
          VACUUM (FULL, VERBOSE) orders                                  | ACCESS_EXCLUSIVE
          VACUUM orders                                                  | SHARE_UPDATE_EXCLUSIVE
          CREATE TABLE a (b int REFERENCES c)                            | SHARE_ROW_EXCLUSIVE
          CREATE TABLE a (b int)                                         | ACCESS_SHARE
          CREATE TABLE a PARTITION OF b FOR VALUES IN (1)                | ACCESS_EXCLUSIVE
          CREATE OR REPLACE VIEW v AS SELECT 1                           | ACCESS_EXCLUSIVE
          CREATE OR REPLACE FUNCTION f() RETURNS int                     | ACCESS_SHARE
          ALTER TYPE mood ADD VALUE 'calm'                               | ACCESS_SHARE
          UPDATE orders SET a = 1                                        | ROW_EXCLUSIVE
          DO $$ BEGIN END $$                                             | ACCESS_EXCLUSIVE
          CALL f()                                                       | ACCESS_EXCLUSIVE
          TRUNCATE orders                                                | ACCESS_EXCLUSIVE
          """)
  void is_told_by_the_words(String statement, LockMode mode) {
    assertThat(StatementLock.of(statement)).isEqualTo(mode);
  }

  @ParameterizedTest
  @ValueSource(ints = {15, 17})
  void is_never_weaker_than_what_was_measured(int major) {
    var measured = JsonMapper.shared().readTree(SharedMaterial.measuredLocks(major).toFile());
    var weaker = new ArrayList<String>();
    var seen = 0;
    for (var entry : measured) {
      for (var lock : locks(entry)) {
        seen++;
        var told = StatementLock.of(last(entry.get("ddl").asString()));
        if (told.compareTo(lock) < 0) {
          weaker.add("%s takes %s, not %s".formatted(entry.get("ddl").asString(), lock, told));
        }
      }
    }

    assertThat(weaker).isEmpty();
    assertThat(seen).isGreaterThan(200);
  }

  private static String last(String script) {
    return script.startsWith("set local") ? script.substring(script.indexOf(';') + 1) : script;
  }

  private static List<LockMode> locks(JsonNode entry) {
    var locks = new ArrayList<LockMode>();
    var measured = entry.path("locks");
    for (var relation : measured.propertyNames()) {
      if (!isOfServer(relation)) {
        for (var mode : measured.get(relation).asString().split("\\+")) {
          locks.add(SharedMaterial.LOCK_MODES.get(mode));
        }
      }
    }
    return locks;
  }

  // Nobody waits for a TOAST table by itself, or for an index that REINDEX CONCURRENTLY has
  // replaced.
  private static boolean isOfServer(String relation) {
    return relation.startsWith("pg_toast")
        || relation.endsWith("_ccold")
        || relation.equals("oid?");
  }
}

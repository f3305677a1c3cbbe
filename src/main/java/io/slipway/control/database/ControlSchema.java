package io.slipway.control.database;

import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// The control database's tables, in Flyway layout under `db/control`, applied at start.
@Component
class ControlSchema {

  static final String NAME = "slipway";

  private static final String LOCK = "SELECT pg_advisory_xact_lock(7310875001)";
  private static final String HISTORY =
      """
      CREATE SCHEMA IF NOT EXISTS slipway;
      CREATE TABLE IF NOT EXISTS slipway.flyway_schema_history (
        installed_rank int NOT NULL CONSTRAINT flyway_schema_history_pk PRIMARY KEY,
        version varchar(50), description varchar(200) NOT NULL, type varchar(20) NOT NULL,
        script varchar(1000) NOT NULL, checksum int, installed_by varchar(100) NOT NULL,
        installed_on timestamp NOT NULL DEFAULT now(), execution_time int NOT NULL,
        success boolean NOT NULL);
      CREATE INDEX IF NOT EXISTS flyway_schema_history_s_idx ON slipway.flyway_schema_history (success)
      """;

  void apply(DataSource database) {
    var jdbc = JdbcClient.create(database);
    var transaction = new TransactionTemplate(new DataSourceTransactionManager(database));
    transaction.executeWithoutResult(
        _ -> {
          lock(jdbc);
          jdbc.sql(HISTORY).update();
        });
    for (var script : ControlScript.all()) {
      transaction.executeWithoutResult(
          _ -> {
            lock(jdbc);
            applyOnce(jdbc, script);
          });
    }
  }

  private static void lock(JdbcClient jdbc) {
    jdbc.sql(LOCK).query((_, _) -> true).single();
  }

  private static void applyOnce(JdbcClient jdbc, ControlScript script) {
    var known = "SELECT count(*) FROM flyway_schema_history WHERE version = ?";
    if (jdbc.sql(known).param(Integer.toString(script.version())).query(Long.class).single() > 0) {
      return;
    }
    jdbc.sql(script.sql()).update();
    jdbc.sql(
            """
            INSERT INTO flyway_schema_history
            SELECT coalesce(max(installed_rank), 0) + 1, ?, ?, 'SQL', ?, ?, current_user, now(), 0, true
            FROM flyway_schema_history""")
        .params(
            Integer.toString(script.version()),
            script.description(),
            script.name(),
            script.checksum())
        .update();
  }
}

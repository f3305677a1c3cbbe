package io.slipway.engine.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.engine.bundle.FlywayVersion;
import io.slipway.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is written must be what real Flyway would have written.
class FlywayHistoryTests {

  private static final String COLUMNS =
      """
      select a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull,
             pg_get_expr(d.adbin, d.adrelid)
      from pg_attribute a
      left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
      where a.attrelid = '%1$s'::regclass and a.attnum > 0 order by a.attnum
      """;
  private static final String INDEXES =
      "select pg_get_indexdef(indexrelid) from pg_index where indrelid = '%1$s'::regclass order by 1";
  private static final String CONSTRAINTS =
      """
      select conname, pg_get_constraintdef(oid) from pg_constraint
      where conrelid = '%1$s'::regclass order by 1
      """;
  private static final String ROWS =
      """
      select installed_rank, version, description, type, script, checksum, installed_by, success
      from %1$s order by installed_rank
      """;

  private static final TestDatabase DATABASE = TestDatabase.create();
  private static final TestDatabase TWIN = TestDatabase.create();

  private final TestDatabase database = ReusedDatabase.emptied(DATABASE);
  private final TestDatabase twin = ReusedDatabase.emptied(TWIN);
  private final FlywayFolder folder = new FlywayFolder();
  private final FlywayHistorySettings settings = FlywayHistorySettings.DEFAULT;
  private final FlywayHistory history = new FlywayHistory(settings);

  @AfterEach
  void close() {
    folder.close();
  }

  @AfterAll
  static void drop() {
    DATABASE.close();
    TWIN.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"flyway_schema_history", "My History", "a\"quote", "line\n); drop table x; --"})
  void createsTheTableThatFlywayCreates(String name) throws SQLException {
    var table = new FlywayTable("public", name, Optional.empty());
    try (var connection = database.connect()) {
      new FlywayHistory(FlywayHistorySettings.of(table)).create(connection);
    }
    if (!name.contains("\"") && !name.contains("\n")) {
      folder.with("V1__a.sql", "");
      FlywayOracle.configured(folder.flyway(twin), FlywayHistorySettings.of(table))
          .load()
          .migrate();
      for (var query : List.of(COLUMNS, INDEXES, CONSTRAINTS)) {
        assertThat(database.query(query.formatted(table.quoted())))
            .isEqualTo(twin.query(query.formatted(table.quoted())));
      }
    }
    assertThat(database.query(COLUMNS.formatted(table.quoted()))).hasSize(10);
  }

  @Test
  void putsTableAndIndexesIntoTheTablespace() throws SQLException {
    var table = new FlywayTable("public", "history", Optional.of("pg_default"));
    try (var connection = database.connect()) {
      new FlywayHistory(FlywayHistorySettings.of(table)).create(connection);
    }
    assertThat(database.query(INDEXES.formatted("history"))).hasSize(2);
  }

  @Test
  void writesTheRowsThatFlywayWrites() throws SQLException {
    folder
        .with("V1__create.sql", "create table a (id int);\n")
        .with("V01.2__" + "x".repeat(230) + ".sql", "select 1;\r\nselect 2;")
        .with("sub/V3__été.sql", "select 'ü'")
        .with("V4__.sql", "")
        .with("R__view.sql", "create or replace view v as select '${who}' as who");
    flyway(twin).migrate();
    try (var connection = database.connect()) {
      history.create(connection);
      for (var pending : FlywayInfo.of(folder.resolved(), List.of(), settings).pending()) {
        history.recordSuccess(connection, pending.resolved().orElseThrow(), 12);
      }
    }
    assertThat(rows(database)).isEqualTo(rows(twin)).hasSize(5);
    assertThat(database.query("select distinct execution_time from flyway_schema_history"))
        .containsExactly("12");
    assertThat(flyway(database).validateWithResult().validationSuccessful).isTrue();
    assertThat(new FlywayOracle(database, folder).agree(settings).pending()).isEmpty();
    assertThat(flyway(database).migrate().migrationsExecuted).isZero();
  }

  @Test
  void writesMarkersLikeFlyways() throws SQLException {
    var inApp =
        new FlywayHistorySettings(
            new FlywayTable("app", "flyway_schema_history", Optional.empty()),
            List.of("app", "more"),
            FlywayBaseline.DEFAULT,
            false,
            new FlywayTarget.Latest(),
            List.of(),
            Optional.of("somebody"));
    folder.with("V1__a.sql", "");
    folder.flyway(twin).schemas("app", "more").installedBy("somebody").load().migrate();
    database.execute("create schema app; create schema more");
    try (var connection = database.connect()) {
      var ours = new FlywayHistory(inApp);
      ours.create(connection);
      ours.recordSchemas(connection, List.of("app", "more"));
      ours.recordSuccess(connection, folder.resolved("V1__a.sql"), 1);
    }
    var query = ROWS.formatted("app.flyway_schema_history");
    assertThat(database.query(query)).isEqualTo(twin.query(query)).hasSize(2);
  }

  @Test
  void commitsTheRowWithTheCallersTransaction() throws SQLException {
    folder.with("V1__a.sql", "");
    try (var connection = database.connect()) {
      history.create(connection);
      connection.setAutoCommit(false);
      history.recordSuccess(connection, folder.resolved("V1__a.sql"), 1);
      connection.rollback();
      assertThat(history.read(connection)).isEmpty();
    }
  }

  @Test
  void keepsAFailureUntilItIsTurnedIntoASuccess() throws SQLException {
    folder.with("V1__a.sql", "");
    try (var connection = database.connect()) {
      history.create(connection);
      var row = history.recordFailure(connection, folder.resolved("V1__a.sql"), 7);
      assertThat(row.success()).isFalse();
      new FlywayOracle(database, folder).agree(settings);
      assertThat(history.markSucceeded(connection, row.installedRank(), 9)).isTrue();
      assertThat(history.markSucceeded(connection, row.installedRank(), 9)).isFalse();
      assertThat(history.read(connection))
          .singleElement()
          .satisfies(fixed -> assertThat(fixed.success()).isTrue())
          .satisfies(fixed -> assertThat(fixed.executionTime()).isEqualTo(9));
    }
    assertThat(flyway(database).validateWithResult().validationSuccessful).isTrue();
  }

  @Test
  void letsFlywayApplyAgainWhatWasRecordedAsDeleted() throws SQLException {
    folder.with("V1__a.sql", "").with("V2__b.sql", "create table b (id int)");
    flyway(database).migrate();
    database.execute("drop table b");
    try (var connection = database.connect()) {
      history.recordDeletion(connection, history.read(connection).get(1));
    }
    new FlywayOracle(database, folder).agree(settings);
    assertThat(flyway(database).migrate().migrationsExecuted).isEqualTo(1);
    new FlywayOracle(database, folder).agree(settings);
  }

  @Test
  void seesNoTableInAView() throws SQLException {
    database.execute("create view flyway_schema_history as select 1 as installed_rank");
    try (var connection = database.connect()) {
      assertThat(history.exists(connection)).isFalse();
      assertThat(history.read(connection)).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select 1",
        "create table t (id int)",
        "create view v as select 1 as one",
        "create sequence s",
        "create materialized view m as select 1 as one",
        "create table p (id int) partition by range (id)",
        "create type mood as enum ('good')",
        "create type pair as (a int, b int)",
        "create domain positive as int check (value > 0)",
        "create function f() returns int language sql return 1",
        "create collation german (provider = icu, locale = 'de')",
        "create extension if not exists plpgsql",
      })
  void callsASchemaEmptyWhenFlywayDoes(String sql) throws SQLException {
    database.execute(sql);
    folder.with("V1__a.sql", "");
    boolean refused;
    try {
      flyway(database).migrate();
      refused = false;
    } catch (FlywayException e) {
      assertThat(e.getMessage()).contains("Found non-empty schema(s)");
      refused = true;
    }
    if (!refused) {
      database.execute("drop table flyway_schema_history");
    }
    try (var connection = database.connect()) {
      assertThat(FlywayHistory.objectsIn(connection, "public").isEmpty()).isEqualTo(!refused);
    }
  }

  @Test
  void baselinesLikeFlyway() throws SQLException {
    var versioned =
        settings.withBaseline(new FlywayBaseline(FlywayVersion.parse("2.5"), "as found", false));
    try (var connection = database.connect()) {
      var outcome = new FlywayBaselining(versioned).apply(connection);
      assertThat(outcome).isInstanceOf(FlywayBaselining.Baselined.class);
      assertThat(new FlywayBaselining(versioned).apply(connection))
          .isInstanceOf(FlywayBaselining.AlreadyBaselined.class);
    }
    FlywayOracle.configured(folder.flyway(twin), versioned).load().baseline();
    assertThat(rows(database)).isEqualTo(rows(twin)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"other", "migrations", "empty", "schema 0"})
  void refusesABaselineInFlywaysWords(String situation) throws SQLException {
    var zero = new FlywayBaseline(FlywayVersion.parse("0"), "as found", false);
    var versioned = settings.withBaseline(zero);
    try (var connection = database.connect()) {
      arrange(situation, connection);
      var before = rows(database);
      assertThat(new FlywayBaselining(versioned).apply(connection))
          .isInstanceOfSatisfying(
              FlywayBaselining.Refused.class,
              refused ->
                  assertThatThrownBy(
                          FlywayOracle.configured(folder.flyway(database), versioned).load()
                              ::baseline)
                      .hasMessageStartingWith(refused.reason()));
      assertThat(rows(database)).isEqualTo(before);
    }
  }

  private void arrange(String situation, Connection connection) throws SQLException {
    switch (situation) {
      case "other" -> new FlywayBaselining(settings).apply(connection);
      case "migrations" -> {
        folder.with("V1__a.sql", "");
        flyway(database).migrate();
      }
      case "empty" -> history.create(connection);
      default -> {
        history.create(connection);
        history.recordSchemas(connection, List.of("public"));
      }
    }
  }

  private Flyway flyway(TestDatabase where) {
    return FlywayOracle.configured(folder.flyway(where), settings).load();
  }

  private static List<String> rows(TestDatabase where) {
    return where.query(ROWS.formatted("flyway_schema_history"));
  }
}

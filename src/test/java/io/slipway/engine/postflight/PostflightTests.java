package io.slipway.engine.postflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.engine.bundle.RenderedScript;
import io.slipway.engine.catalog.Catalog;
import io.slipway.engine.catalog.CatalogReader;
import io.slipway.engine.catalog.LedgerTable;
import io.slipway.engine.execute.SessionSetup;
import io.slipway.engine.execute.StepScript;
import io.slipway.engine.ledger.Relation;
import io.slipway.engine.preflight.Outcome;
import io.slipway.testing.PlainRole;
import io.slipway.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PostflightTests {

  private static final Relation LEDGER = new Relation("app", "flyway_schema_history");

  private final TestDatabase database = TestDatabase.create();
  private final PlainRole role = PlainRole.on(database);

  @BeforeEach
  void ordersAreThere() {
    database.execute(
        "CREATE SCHEMA app AUTHORIZATION %1$s; SET ROLE %1$s; SET search_path = app;"
                .formatted(role.name())
            + "CREATE TABLE orders (id int PRIMARY KEY); INSERT INTO orders VALUES (1), (2);"
            + "CREATE TABLE flyway_schema_history (installed_rank int PRIMARY KEY);");
  }

  @AfterEach
  void close() {
    role.close();
    database.close();
  }

  private void execute(String sql) {
    database.execute("SET ROLE %s; SET search_path = app; %s".formatted(role.name(), sql));
  }

  private Catalog schema() throws SQLException {
    try (var connection = database.connect()) {
      return new LedgerTable(LEDGER.schema(), LEDGER.name())
          .leftOutOf(CatalogReader.read(connection));
    }
  }

  private static StepScript script(String path, String sql) {
    return StepScript.of(path, RenderedScript.verbatim(sql));
  }

  private static Promise unproven() {
    return new Promise(
        Optional.empty(), "It was not rehearsed.", Set.of(), Optional::empty, Optional::empty);
  }

  private static Promise promise(Catalog before, Catalog after, String... objects) {
    return new Promise(
        Optional.of(after.digest().value()),
        "",
        Set.of(objects),
        () -> Optional.of(before),
        () -> Optional.of(after));
  }

  private Postflight look(String scripts, Promise promise) throws SQLException {
    return look(List.of(), List.of(), scripts, promise, PostflightSettings.DEFAULT);
  }

  private Postflight look(
      List<StepScript> verifications,
      List<Query> queries,
      String scripts,
      Promise promise,
      PostflightSettings settings)
      throws SQLException {
    try (var session = role.connect("test of postflight")) {
      return Postflight.on(
          session,
          new Subject(
              List.of(script("V2__step.sql", scripts)),
              verifications,
              queries,
              new SessionSetup("app", true),
              LEDGER,
              promise),
          settings);
    }
  }

  private CheckResult verify(String sql) throws SQLException {
    return look(
            List.of(script("V2__step.sql.verify", sql)),
            List.of(),
            "",
            unproven(),
            new PostflightSettings(Duration.ofSeconds(2), Set.of()))
        .result(Check.VERIFY_SCRIPTS);
  }

  private CheckResult ask(String sql, String expect) throws SQLException {
    return look(
            List.of(),
            List.of(new Query("orders", sql, expect)),
            "",
            unproven(),
            new PostflightSettings(Duration.ofSeconds(2), Set.of()))
        .result(Check.QUERIES);
  }

  @ParameterizedTest
  @EnumSource(Check.class)
  void each_check_is_documented(Check check) throws IOException {
    assertThat(Files.readString(Path.of("docs/postflight.md")))
        .contains("\n| `" + check.id() + "` |");
  }

  @Test
  void what_went_as_planned_passes() throws SQLException {
    var before = schema();
    execute("CREATE INDEX by_id ON orders (id)");

    var seen =
        look("CREATE INDEX by_id ON orders (id)", promise(before, schema(), "index app.by_id"));

    assertThat(seen.results().stream().map(CheckResult::check)).containsExactly(Check.values());
    assertThat(seen.outcome()).isEqualTo(Outcome.PASS);
  }

  @Test
  void a_schema_that_is_not_the_expected_one_fails_with_both_values() throws SQLException {
    var before = schema();
    execute("ALTER TABLE orders ADD total int");
    var expected = schema();
    execute("ALTER TABLE orders ALTER total TYPE bigint; CREATE TABLE stray (id int)");

    var seen = look("", promise(before, expected)).result(Check.FINGERPRINT);

    assertThat(seen.outcome()).isEqualTo(Outcome.FAIL);
    assertThat(seen.details())
        .contains(
            "column app.orders.total: type is bigint, not integer",
            "table app.stray is there and should not be",
            "expected " + expected.digest(),
            "there is " + schema().digest());
  }

  @Test
  void what_is_unproven_is_said_to_be() throws SQLException {
    var seen = look("", unproven());

    assertThat(seen.outcome()).isEqualTo(Outcome.WARN);
    assertThat(seen.result(Check.FINGERPRINT).finding())
        .isEqualTo("What the schema should be now is unproven. It was not rehearsed.");
    assertThat(seen.result(Check.PROMISES).outcome()).isEqualTo(Outcome.WARN);
  }

  @Test
  void a_promised_index_or_foreign_key_that_is_not_there_fails() throws SQLException {
    execute("CREATE INDEX by_id ON orders (id)");
    var schema = schema();

    var seen =
        look("", promise(schema, schema, "index app.by_id", "constraint lines_fkey on app.lines"))
            .result(Check.PROMISES);

    assertThat(seen.outcome()).isEqualTo(Outcome.FAIL);
    assertThat(seen.details()).containsExactly("constraint lines_fkey on app.lines");
  }

  // What an interrupted CREATE INDEX CONCURRENTLY leaves.
  private void leaveInvalidIndex() {
    execute("INSERT INTO orders VALUES (3); ALTER TABLE orders ADD twice int DEFAULT 1");
    assertThatThrownBy(
            () -> database.execute("CREATE UNIQUE INDEX CONCURRENTLY half ON app.orders (twice)"))
        .hasMessageContaining("could not create unique index");
  }

  @Test
  void an_index_that_the_run_left_half_built_fails() throws SQLException {
    var before = schema();
    leaveInvalidIndex();

    var seen =
        look(
                "CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS half ON orders (twice)",
                new Promise(
                    Optional.empty(), "", Set.of(), () -> Optional.of(before), Optional::empty))
            .result(Check.INVALID_INDEXES);
    assertThat(seen.outcome()).isEqualTo(Outcome.FAIL);
    assertThat(seen.details()).containsExactly("index app.half");

    var byText = look("CREATE INDEX half ON orders (twice)", unproven());
    assertThat(byText.result(Check.INVALID_INDEXES).outcome()).isEqualTo(Outcome.FAIL);
  }

  @Test
  void an_index_that_was_invalid_before_is_none_of_the_runs_making() throws SQLException {
    leaveInvalidIndex();
    var before = schema();

    var seen = look("", promise(before, before)).result(Check.INVALID_INDEXES);

    assertThat(seen.outcome()).isEqualTo(Outcome.WARN);
    assertThat(seen.details()).containsExactly("index app.half");
  }

  @Test
  void a_constraint_that_should_be_validated_fails_and_one_that_is_not_yet_warns()
      throws SQLException {
    var before = schema();
    execute("ALTER TABLE orders ADD CONSTRAINT positive CHECK (id > 0)");
    var validated = schema();
    execute(
        "ALTER TABLE orders DROP CONSTRAINT positive,"
            + " ADD CONSTRAINT positive CHECK (id > 0) NOT VALID");
    var open = schema();

    assertThat(look("", promise(before, validated)).result(Check.NOT_VALID_CONSTRAINTS).outcome())
        .isEqualTo(Outcome.FAIL);
    assertThat(
            look("ALTER TABLE orders VALIDATE CONSTRAINT positive", unproven())
                .result(Check.NOT_VALID_CONSTRAINTS)
                .details())
        .containsExactly("constraint positive on app.orders");
    assertThat(look("", promise(before, open)).result(Check.NOT_VALID_CONSTRAINTS).outcome())
        .isEqualTo(Outcome.WARN);
    assertThat(look("", promise(open, open)).result(Check.NOT_VALID_CONSTRAINTS).outcome())
        .isEqualTo(Outcome.PASS);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SELECT * FROM orders WHERE id < 0",
        "SELECT id > 0 FROM orders",
        "SELECT true; SELECT 1 WHERE false;",
        "DO $$ BEGIN ASSERT (SELECT count(*) FROM orders) = 2; END $$",
        "SET LOCAL work_mem = '8MB'; SELECT count(*) = 2 FROM orders"
      })
  void a_script_that_finds_nothing_passes(String sql) throws SQLException {
    assertThat(verify(sql).outcome()).as("%s", verify(sql)).isEqualTo(Outcome.PASS);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SELECT id, 'secret' AS word FROM orders | finds 2 rows of id, word",
        "SELECT id > 1 FROM orders | not true in 1 row",
        "SELECT NULL::bool | not true in 1 row",
        "SELECT count(*) FROM orders | finds 1 row of count",
        "SELECT g FROM generate_series(1, 5000) g | finds more than 1000 rows of g",
        "SELECT nothing FROM orders | column \"nothing\" does not exist",
        "INSERT INTO orders VALUES (9) | cannot execute INSERT in a read-only transaction",
        "SELECT pg_sleep(30) | statement timeout",
        "SET statement_timeout = 0; SELECT pg_sleep(30) | canceling statement",
        "COMMIT; INSERT INTO orders VALUES (9) | no such statement can be sent here",
        "SET TRANSACTION READ WRITE; INSERT INTO orders VALUES (9) | no such statement",
        "SET transaction_read_only = off; INSERT INTO orders VALUES (9) | read-write mode",
        "COPY orders TO STDOUT | COPY",
        "DO $$ BEGIN ASSERT false, 'too few'; END $$ | too few"
      })
  void a_script_that_finds_something_fails_and_changes_nothing(String sql, String fault)
      throws SQLException {
    var seen = verify("\n" + sql);

    assertThat(seen.outcome()).as("%s", seen).isEqualTo(Outcome.FAIL);
    assertThat(seen.details())
        .singleElement()
        .asString()
        .startsWith("V2__step.sql.verify line 2: ")
        .contains(fault)
        .doesNotContain("secret");
    assertThat(database.query("SELECT count(*) FROM app.orders")).containsExactly("2");
  }

  @Test
  void one_script_after_another_starts_anew() throws SQLException {
    var seen =
        look(
                List.of(
                    script("a.verify", "SELECT 1 / 0; SELECT false"),
                    script("b.verify", "SELECT count(*) = 2 FROM orders"),
                    script("c.verify", "SELECT false")),
                List.of(),
                "",
                unproven(),
                PostflightSettings.DEFAULT)
            .result(Check.VERIFY_SCRIPTS);

    assertThat(seen.details())
        .containsExactly(
            "a.verify line 1: division by zero (22012)", "c.verify line 1: not true in 1 row");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SELECT count(*) FROM orders | 3 | gives 2, and should give 3",
        "SELECT NULL | 3 | gives null, and should give 3",
        "SELECT id FROM orders | 1 | gives several rows",
        "SELECT id FROM orders WHERE id < 0 | 1 | gives no row",
        "SELECT 1, 2 | 1 | gives several columns",
        "SELECT nothing | 1 | column \"nothing\" does not exist (42703)",
        "SELECT 1; SELECT 2 | 1 | is not one statement",
        "DELETE FROM orders RETURNING 1 | 1 | read-only transaction",
        "SELECT pg_sleep(30) | 1 | statement timeout"
      })
  void a_query_that_answers_otherwise_fails(String sql, String expect, String fault)
      throws SQLException {
    assertThat(ask("SELECT count(*) FROM orders", "2").outcome()).isEqualTo(Outcome.PASS);

    var seen = ask(sql, expect);

    assertThat(seen.outcome()).as("%s", seen).isEqualTo(Outcome.FAIL);
    assertThat(seen.details()).singleElement().asString().startsWith("orders: ").contains(fault);
    assertThat(database.query("SELECT count(*) FROM app.orders")).containsExactly("2");
  }

  @Test
  void what_is_switched_off_is_not_looked_at() throws SQLException {
    var seen =
        look(
            List.of(script("a.verify", "SELECT false")),
            List.of(),
            "",
            unproven(),
            new PostflightSettings(Duration.ofSeconds(5), Set.of(Check.values())));

    assertThat(seen.results())
        .allSatisfy(
            result -> {
              assertThat(result.outcome()).isEqualTo(Outcome.WARN);
              assertThat(result.finding()).startsWith("Not looked at");
            });
  }

  @Test
  void of_a_session_that_broke_nothing_is_said() throws SQLException {
    try (var session = role.connect("test of postflight")) {
      session.abort(Runnable::run);
      var anything =
          new Subject(
              List.of(), List.of(), List.of(), new SessionSetup("app", true), LEDGER, unproven());

      assertThatThrownBy(() -> Postflight.on(session, anything, PostflightSettings.DEFAULT))
          .isInstanceOf(SQLException.class);
    }
  }
}

package io.slipway.engine.execute;

import static io.slipway.engine.execute.Scene.SUCCEEDED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.slipway.engine.bundle.RenderedScript;
import io.slipway.engine.conductor.CommandProgress;
import io.slipway.engine.conductor.ConductorSettings;
import io.slipway.engine.sql.ByteRange;
import io.slipway.engine.sql.Script;
import io.slipway.engine.sql.Statement;
import io.slipway.engine.sql.StatementNature;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a run tells of its statements while they last.
@Timeout(120)
class StatementProgressTests {

  // The slower a row is to index, the fewer are needed for the run to look at it in time.
  private static final String TABLE =
      """
      CREATE TABLE orders (id int, note text);
      CREATE FUNCTION slowly(id int) RETURNS int IMMUTABLE LANGUAGE plpgsql AS
        $$ BEGIN PERFORM pg_sleep(0.002); RETURN id; END $$;
      INSERT INTO orders SELECT i, repeat('x', 1000) FROM generate_series(1, 1000) i;
      ANALYZE orders;
      """;

  private final Scene scene = Scene.empty();
  private final Told told = new Told();

  /// What a run tells.
  private static final class Told implements RunListener {
    private final List<CommandProgress> progress = new CopyOnWriteArrayList<>();
    private final List<String> order = new CopyOnWriteArrayList<>();

    @Override
    public void progressed(CommandProgress now) {
      progress.add(now);
      order.add("progressed");
    }

    @Override
    public void statementStarted(Step step, Statement statement) {
      order.add("started");
    }

    @Override
    public void statementFinished(Step step, Statement statement, StatementResult result) {
      order.add("finished");
    }

    @Override
    public void scriptStarted(Step step) {
      order.add("script started");
    }

    @Override
    public void scriptFinished(Step step, StatementResult result) {
      order.add("script finished " + result.rows());
    }

    private List<CommandProgress> of(String phase) {
      return progress.stream().filter(each -> each.phase().equals(phase)).toList();
    }
  }

  @BeforeEach
  void aTable() {
    assertThat(scene.with("V1__orders.sql", TABLE).migrate()).isEqualTo(SUCCEEDED);
  }

  @AfterEach
  void drop() {
    scene.close();
  }

  private RunOutcome apply() {
    return scene
        .plan()
        .on(scene.target().told(told).conductedBy(ConductorSettings.DEFAULT))
        .apply();
  }

  @ParameterizedTest
  @CsvSource({"INDEX, CREATE INDEX", "INDEX CONCURRENTLY, CREATE INDEX CONCURRENTLY"})
  void an_index_is_seen_to_grow(String kind, String command) {
    scene.with("V2__index.sql", "CREATE " + kind + " by_id ON orders (slowly(id));");

    assertThat(apply()).isEqualTo(SUCCEEDED);

    var scanning = told.of("building index: scanning table");
    assertThat(scanning).hasSizeGreaterThan(1);
    assertThat(scanning)
        .allSatisfy(
            each -> {
              assertThat(each.command()).isEqualTo(command);
              assertThat(each.unit()).isEqualTo("blocks");
              assertThat(each.relation()).isEqualTo("orders");
              assertThat(each.done().orElseThrow()).isBetween(0L, each.total().orElseThrow());
              assertThat(each.total()).hasValue(143);
            });
    assertThat(scanning.getLast().done().orElseThrow())
        .isGreaterThan(scanning.getFirst().done().orElseThrow());
    assertThat(told.order).startsWith("started", "progressed").endsWith("progressed", "finished");
  }

  @Test
  void an_index_that_waits_for_a_writer_says_for_how_many() throws Exception {
    scene.with("V2__index.sql", "CREATE INDEX CONCURRENTLY by_id ON orders (id);");
    var seen = new CountDownLatch(1);
    var listener =
        new RunListener() {
          @Override
          public void progressed(CommandProgress now) {
            told.progressed(now);
            seen.countDown();
          }
        };
    try (var writer = scene.database().connect("writer")) {
      writer.setAutoCommit(false);
      try (var statement = writer.createStatement()) {
        statement.execute("INSERT INTO orders VALUES (1)");
      }
      var run =
          CompletableFuture.supplyAsync(
              scene.plan().on(scene.target().told(listener).conductedBy(ConductorSettings.DEFAULT))
                  ::apply);
      assertThat(seen.await(20, TimeUnit.SECONDS)).isTrue();
      writer.commit();
      assertThat(run.get()).isEqualTo(SUCCEEDED);
    }

    var waiting = told.of("waiting for writers before build").getFirst();
    assertThat(waiting.unit()).isEqualTo("sessions");
    assertThat(waiting.done()).hasValue(0);
    assertThat(waiting.total()).hasValue(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          VACUUM (FULL) orders | VACUUM FULL | rebuilding index | indexes
          ANALYZE orders       | ANALYZE     | computing statistics | ''
          """)
  void other_commands_are_counted_too(String sql, String command, String phase, String unit) {
    scene.with("V2__index.sql", "CREATE INDEX by_id ON orders (slowly(id));");
    scene.with("V3__slow.sql", sql + ";");

    assertThat(apply()).isEqualTo(SUCCEEDED);

    assertThat(told.progress).extracting(CommandProgress::command).contains(command);
    assertThat(told.of(phase)).extracting(CommandProgress::unit).contains(unit);
  }

  @Test
  void rows_that_are_copied_are_counted() {
    assumeTrue(
        Integer.parseInt(scene.database().query("SHOW server_version_num").getFirst()) >= 140000,
        "skipped: PostgreSQL 13 does not count them");
    scene.with(
        "V2__slow.sql",
        """
        CREATE FUNCTION wait() RETURNS trigger LANGUAGE plpgsql AS
          $$ BEGIN PERFORM pg_sleep(0.01); RETURN NEW; END $$;
        CREATE TRIGGER wait BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION wait();
        """);
    scene.with("V3__copy.sql", "COPY orders (id) FROM STDIN;\n" + "1\n".repeat(150) + "\\.\n");

    assertThat(apply()).isEqualTo(SUCCEEDED);

    assertThat(told.of("copying"))
        .isNotEmpty()
        .allSatisfy(
            each -> {
              assertThat(each.command()).isEqualTo("COPY FROM");
              assertThat(each.done().orElseThrow()).isBetween(1L, 150L);
              assertThat(each.total()).isEmpty();
              assertThat(each.unit()).isEqualTo("tuples");
            });
  }

  @Test
  void a_script_that_is_sent_as_one_message_is_told_of_as_a_whole() {
    try (var prisma = Scene.empty()) {
      prisma.with("0_a/migration.sql", "CREATE TABLE a (id int); INSERT INTO a VALUES (1), (2);");

      var plan = prisma.planPrisma(TransactionMode.BATCH);

      assertThat(plan.on(prisma.target().told(told)).apply()).isEqualTo(SUCCEEDED);
      assertThat(told.order).containsExactly("script started", "script finished 2");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          UPDATE a\\n  SET b = 'secret'              | UPDATE a SET b = '…'
          DO $$ secret $$                           | DO '…'
          ALTER ROLE a PASSWORD 'never ends         | ALTER ROLE a PASSWORD '…'
          """)
  void the_first_words_of_a_statement_give_no_secret_away(String sql, String shown) {
    assertThat(beginning(sql.replace("\\n", "\n"))).isEqualTo(shown);
  }

  private static String beginning(String sql) {
    var script = Script.of(sql);
    var range = new ByteRange(0, script.length());
    var statement = new Statement(1, range, 1, StatementNature.TRANSACTIONAL);
    return new StepScript("V1.sql", script, List.of(statement), RenderedScript.verbatim(sql))
        .beginning(statement);
  }

  @Test
  void the_first_words_of_a_long_statement_are_cut() {
    var columns = new ArrayList<String>();
    for (var i = 0; i < 200; i++) {
      columns.add("çolumn_" + i);
    }
    var shown = beginning("SELECT " + String.join(", ", columns));

    assertThat(shown).startsWith("SELECT çolumn_0, çolumn_1,").hasSize(101).endsWith("…");
    assertThat(beginning("INSERT INTO a VALUES ('" + "é".repeat(100_000) + "')"))
        .isEqualTo("INSERT INTO a VALUES ('…'…");
  }
}

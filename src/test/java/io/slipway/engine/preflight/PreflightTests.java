package io.slipway.engine.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.engine.catalog.Catalog;
import io.slipway.engine.catalog.CatalogReader;
import io.slipway.engine.catalog.LedgerTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PreflightTests {

  // A plain role sees no standbys, and the scene's plans know of no schema.
  private static final Set<Check> UNSEEN = EnumSet.of(Check.REPLICATION, Check.FINGERPRINT);

  private final Scene scene = Scene.create();

  @AfterEach
  void close() {
    scene.close();
  }

  @Test
  void nothing_speaks_against_a_harmless_plan() {
    var seen = scene.look("CREATE TABLE orders (id bigint PRIMARY KEY)");

    assertThat(seen.results().stream().map(CheckResult::check)).containsExactly(Check.values());
    assertThat(seen.results())
        .filteredOn(result -> !UNSEEN.contains(result.check()))
        .allSatisfy(result -> ResultAssert.of(result).passes("").advises("Nothing to do."));
  }

  @Test
  void the_ids_of_the_checks_are_stable() {
    assertThat(Stream.of(Check.values()).map(Check::id))
        .containsExactly(
            "connection",
            "pooled-connection",
            "privileges",
            "connections",
            "long-sessions",
            "prepared-transactions",
            "invalid-indexes",
            "not-valid-constraints",
            "replication",
            "wraparound",
            "fingerprint",
            "space");
  }

  @ParameterizedTest
  @EnumSource(Check.class)
  void each_check_is_documented(Check check) throws IOException {
    assertThat(Files.readString(Path.of("docs/preflight.md")))
        .contains("\n| `" + check.id() + "` |");
  }

  private Catalog schema() throws SQLException {
    try (var connection = scene.database().connect()) {
      return new LedgerTable("public", "flyway_schema_history")
          .leftOutOf(CatalogReader.read(connection));
    }
  }

  private CheckResult fingerprint(Base base) {
    var subject = Scene.subject("");
    var planned =
        new Subject(subject.scripts(), subject.session(), subject.ledger(), List.of(), base);
    return Scene.look(scene.role()::connect, planned, PreflightSettings.DEFAULT)
        .result(Check.FINGERPRINT);
  }

  private static Base.Known known(Catalog schema, boolean begun) {
    return new Base.Known(schema.digest().value(), begun, () -> Optional.of(schema));
  }

  @Test
  void the_schema_of_the_plan_passes_whatever_its_ledger_holds() throws SQLException {
    scene.executeAsRole("CREATE TABLE orders (id bigint)");
    var base = known(schema(), false);
    scene.executeAsRole("CREATE TABLE flyway_schema_history (installed_rank int PRIMARY KEY)");

    ResultAssert.of(fingerprint(base)).passes("is the one that the plan was made for");
  }

  @Test
  void a_schema_that_changed_since_the_plan_fails_and_says_what_changed() throws SQLException {
    scene.executeAsRole("CREATE TABLE orders (id bigint)");
    var base = known(schema(), false);
    scene.executeAsRole("ALTER TABLE orders ALTER id TYPE int; CREATE TABLE stray (id int)");

    ResultAssert.of(fingerprint(base))
        .fails("changed")
        .details("table public.stray is there and should not be")
        .details("column public.orders.id: type is integer, not bigint")
        .details("planned for " + base.digest())
        .details("there is " + schema().digest());
    ResultAssert.of(fingerprint(new Base.Known(base.digest(), false, Optional::empty)))
        .fails("changed")
        .details("there is " + schema().digest());
  }

  @Test
  void what_an_earlier_attempt_did_is_no_failure() throws SQLException {
    var base = known(schema(), true);
    scene.executeAsRole("CREATE TABLE orders (id bigint)");

    ResultAssert.of(fingerprint(base))
        .warns("earlier attempt")
        .details("table public.orders is there and should not be");
  }

  @Test
  void a_plan_without_a_fingerprint_is_unproven() {
    ResultAssert.of(fingerprint(new Base.Unknown("It was too large.")))
        .warns("not known. It was too large.");
  }

  @Test
  void a_statement_that_takes_too_long_is_a_warning() throws SQLException {
    try (var connection = scene.role().connect("test")) {
      var transaction = new ReadingTransaction(connection, Duration.ofMillis(50));

      assertThatThrownBy(() -> transaction.within(() -> execute(connection, "SELECT pg_sleep(9)")))
          .isInstanceOfSatisfying(
              SQLException.class,
              e ->
                  ResultAssert.of(Unseen.because(Check.SPACE, e))
                      .warns("took longer than there was patience"));
    }
  }

  @Test
  void reading_writes_nothing_and_leaves_the_session_as_it_was() throws SQLException {
    try (var connection = scene.role().connect("test")) {
      execute(connection, "SET statement_timeout = '7min'");
      var transaction = new ReadingTransaction(connection, Duration.ofSeconds(1));

      assertThatThrownBy(
              () -> transaction.within(() -> execute(connection, "CREATE TABLE public.t ()")))
          .hasMessageContaining("read-only transaction");

      assertThat(one(connection, "SHOW statement_timeout")).isEqualTo("7min");
      assertThat(one(connection, "SHOW search_path")).contains("public");
      assertThat(one(connection, "SHOW transaction_read_only")).isEqualTo("off");
      execute(connection, "CREATE TABLE public.t ()");
    }
  }

  private static boolean execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      return statement.execute(sql);
    }
  }

  private static String one(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }
}

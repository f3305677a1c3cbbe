package io.slipway.engine.lint.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.lint.Footprint;
import io.slipway.engine.lint.LintReport;
import io.slipway.engine.lint.StatementVerdict;
import io.slipway.engine.lint.rule.Sql;
import io.slipway.engine.postgres.LockMode;
import io.slipway.engine.sql.Name;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What is said of statements and of the tables that they touch.
class FootprintsTests {

  private static final String TABLES =
      """
      CREATE TABLE orders (id bigint PRIMARY KEY, code varchar(20), placed_at timestamptz);
      CREATE TABLE customers (id bigint PRIMARY KEY);
      CREATE TABLE events (at timestamptz NOT NULL) PARTITION BY RANGE (at);
      CREATE TABLE events_1 PARTITION OF events FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
      CREATE TABLE events_2 PARTITION OF events FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
      """;

  private static LintReport lint(String text) {
    return ScriptUnderLint.of(text)
        .on(TABLES)
        .withRows("orders", 1000)
        .withRows("customers", 10)
        .withRows("events_1", 3)
        .withRows("events_2", 4)
        .report();
  }

  private static List<Footprint> footprints(String text) {
    return lint(text).verdicts().stream().map(StatementVerdict::footprint).toList();
  }

  private static Footprint footprint(String text) {
    var all = footprints(text);
    assertThat(all).hasSize(1);
    return all.getFirst();
  }

  private static List<String> touched(String text) {
    return lint(text).touched().stream()
        .map(
            it ->
                Sql.name(it.table())
                    + " "
                    + (it.bytes().isPresent() ? it.bytes().getAsLong() : "?"))
        .toList();
  }

  @Test
  void theStrongestLockIsNamedWithItsTable() {
    var found = footprint("ALTER TABLE orders ADD COLUMN note text;");

    assertThat(found.lock()).contains(LockMode.ACCESS_EXCLUSIVE);
    assertThat(found.relation()).contains(new Name("public", "orders"));
    assertThat(found.rewritten()).isEmpty();
    assertThat(found.unread()).isEmpty();
    assertThat(found.unknown()).isEmpty();
  }

  @Test
  void anIndexThatGoesIsLessThanItsTable() {
    var found = footprints("CREATE INDEX i ON orders (code);\nDROP INDEX i;");

    assertThat(found.get(0).lock()).contains(LockMode.SHARE);
    assertThat(found.get(1).relation()).contains(new Name("public", "orders"));
  }

  @Test
  void aRewriteIsOfATableNotOfAnIndex() {
    assertThat(footprint("ALTER TABLE orders ALTER COLUMN id TYPE int;").rewritten())
        .containsExactly(new Name("public", "orders"));
    assertThat(footprint("REINDEX TABLE orders;").rewritten()).isEmpty();
  }

  @Test
  void whatThePlanMakesItselfIsNobodysConcern() {
    var found = footprints("CREATE TABLE fresh (id int);\nALTER TABLE fresh ADD note text;");

    assertThat(found).containsOnly(Footprint.NONE);
    assertThat(touched("CREATE TABLE fresh (id int);\nCREATE INDEX ON fresh (id);")).isEmpty();
  }

  @Test
  void aBlockDoesWhatStandsInIt() {
    var found = footprint("DO $$ BEGIN ALTER TABLE orders DROP COLUMN code; END $$;");

    assertThat(found.lock()).contains(LockMode.ACCESS_EXCLUSIVE);
    assertThat(found.unread()).isEmpty();
    assertThat(found.unknown()).isEmpty();
  }

  @Test
  void whatNoTextTellsIsSaidToBeUnread() {
    for (var text :
        List.of(
            "DO $$ BEGIN EXECUTE 'DROP TABLE ' || 'orders'; END $$;",
            "CALL clean_up();",
            "ALTER TABEL orders ADD note text;")) {
      assertThat(footprint(text).unread()).as(text).isPresent();
      assertThat(footprint(text).unknown()).as(text).isNotEmpty();
    }
  }

  @Test
  void whatAFunctionDoesThatIsCalledItsCallDoesNotTell() {
    var make = "CREATE FUNCTION tidy() RETURNS int LANGUAGE %s %s AS $$ DELETE FROM orders $$;\n";
    for (var call :
        List.of(
            "SELECT tidy();",
            "INSERT INTO customers SELECT tidy();",
            "UPDATE orders SET id = tidy();",
            "DELETE FROM orders WHERE id = tidy();")) {
      assertThat(footprints(make.formatted("sql", "") + call).getLast().unread())
          .as(call)
          .contains("what the function public.tidy does");
    }
    assertThat(footprints(make.formatted("sql", "IMMUTABLE") + "SELECT tidy();").getLast())
        .isEqualTo(Footprint.NONE);
    assertThat(footprint("SELECT now(), setval('orders_id_seq', 7), gen_random_uuid();").unread())
        .isEmpty();
  }

  @Test
  void touchedIsWhatIsLockedAgainstChangesRewrittenOrReadAsAWhole() {
    assertThat(touched("CREATE INDEX ON orders (code);")).containsExactly("public.orders 100000");
    assertThat(touched("ALTER TABLE orders ADD customer bigint REFERENCES customers (id);"))
        .containsExactly("public.customers 1000", "public.orders 100000");
    assertThat(touched("CREATE INDEX CONCURRENTLY i ON orders (code);"))
        .containsExactly("public.orders 100000");
    assertThat(touched("COMMENT ON TABLE orders IS 'x';")).isEmpty();
    assertThat(touched("GRANT SELECT ON orders TO public;")).isEmpty();
  }

  @Test
  void partitionsAreTakenTogether() {
    assertThat(touched("ALTER TABLE events ADD note text;")).containsExactly("public.events 700");
    assertThat(
            touched(
                "ALTER TABLE events_1 ALTER at SET STATISTICS 10; CREATE INDEX ON events_1 (at);"))
        .containsExactly("public.events_1 300");
  }

  @Test
  void whatNobodyKnowsHasNoSize() {
    var report = ScriptUnderLint.of("ALTER TABLE nowhere ADD note text;").report();

    assertThat(report.touched()).singleElement().matches(it -> it.bytes().isEmpty());
    assertThat(report.verdicts().getFirst().footprint().unknown()).isNotEmpty();
  }

  @Test
  void ofTwoDatabasesTheWorseCounts() {
    var idle = Footprint.NONE;
    var orders = new Name("public", "orders");
    var busy =
        new Footprint(
            Optional.of(LockMode.SHARE),
            Optional.of(orders),
            List.of(orders),
            Optional.of("why"),
            List.of("what"));

    assertThat(idle.and(busy)).isEqualTo(busy).isEqualTo(busy.and(idle));
    var stronger =
        new Footprint(
            Optional.of(LockMode.EXCLUSIVE),
            Optional.of(new Name("public", "a")),
            List.of(),
            Optional.empty(),
            List.of());
    assertThat(busy.and(stronger).lock()).contains(LockMode.EXCLUSIVE);
    assertThat(busy.and(stronger).relation()).contains(new Name("public", "a"));
    assertThat(busy.and(stronger).rewritten()).containsExactly(orders);
  }
}

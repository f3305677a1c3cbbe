package io.slipway.engine.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.catalog.CatalogChange.Circumstances;
import io.slipway.engine.catalog.CatalogChange.Effect;
import io.slipway.engine.postgres.ServerVersion;
import io.slipway.testing.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What was measured on one database is said of another only where it comes true there.
class CatalogChangeTests {

  private static final String HISTORY =
      """
      CREATE TABLE orders (id bigint PRIMARY KEY, note varchar(20), total numeric DEFAULT 0);
      CREATE TABLE lines (order_id bigint REFERENCES orders, amount int);
      CREATE VIEW totals AS SELECT id, total FROM orders;
      CREATE TYPE mood AS ENUM ('sad');
      CREATE TABLE parts (id int) PARTITION BY LIST (id);
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "ALTER TABLE orders ADD COLUMN day date NOT NULL DEFAULT now()",
        "ALTER TABLE orders DROP COLUMN note",
        "CREATE INDEX by_amount ON lines (amount); COMMENT ON TABLE lines IS 'of orders'",
        "ALTER TABLE orders RENAME TO purchases",
        "ALTER TABLE lines ALTER amount TYPE bigint",
        "DROP VIEW totals; CREATE VIEW totals AS SELECT id FROM orders",
        "ALTER TYPE mood ADD VALUE 'happy'; CREATE TABLE people (m mood)",
        "CREATE SCHEMA app; CREATE TABLE app.t (id serial PRIMARY KEY); GRANT USAGE ON SCHEMA app TO PUBLIC",
        "DROP TABLE lines; CREATE FUNCTION one() RETURNS int LANGUAGE sql AS 'SELECT 1'",
        "GRANT SELECT ON orders TO PUBLIC",
        "SELECT 1"
      })
  void it_comes_true_where_nothing_drifted(String migration) throws SQLException {
    expectComesTrue("", migration);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "GRANT SELECT ON orders TO PUBLIC; COMMENT ON COLUMN orders.id IS 'x'|ALTER TABLE orders ADD COLUMN day date",
        "GRANT SELECT ON orders TO PUBLIC|COMMENT ON TABLE orders IS 'all of them'",
        "CREATE INDEX by_hand ON lines (amount)|CREATE INDEX by_note ON orders (note)",
        "CREATE TABLE extra (id int)|ALTER TABLE orders ALTER note SET NOT NULL",
        "ALTER TABLE lines ADD comment text|DROP VIEW totals"
      })
  void it_comes_true_beside_what_drifted(String drift, String migration) throws SQLException {
    expectComesTrue(drift, migration);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "ALTER TABLE orders ADD by_hand int|ALTER TABLE orders ADD day date|column public.orders.by_hand",
        "CREATE INDEX by_hand ON orders (note)|ALTER TABLE orders ALTER note TYPE text|index public.by_hand",
        "CREATE TABLE people (id int)|CREATE TABLE IF NOT EXISTS people (name text)|table public.people, which is there",
        "GRANT SELECT ON totals TO PUBLIC|DROP VIEW totals; CREATE VIEW totals AS SELECT id, total FROM orders|view public.totals",
        "CREATE VIEW notes AS SELECT note FROM orders|ALTER TABLE orders RENAME note TO words|view public.notes, which the history",
        "CREATE VIEW sums AS SELECT id FROM totals|DROP VIEW totals CASCADE|view public.sums",
        "ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO PUBLIC|CREATE TABLE people (id int)|default privileges",
        "CREATE TABLE extra (id int)|GRANT SELECT ON ALL TABLES IN SCHEMA public TO PUBLIC|table public.extra",
        "ALTER TABLE orders ADD by_hand int|CREATE VIEW all_orders AS SELECT * FROM orders|table public.orders, which its scripts name",
        "ALTER TABLE orders DROP COLUMN total CASCADE|CREATE TABLE copy (LIKE Orders)|public.orders",
        "CREATE INDEX by_hand ON parts (id)|CREATE TABLE part PARTITION OF parts DEFAULT|table public.parts, which its scripts name",
        "ALTER TABLE orders DROP COLUMN note, ADD note varchar(20)|ALTER TABLE orders ADD day date|column public.orders.note",
        "GRANT SELECT ON orders TO PUBLIC|REVOKE SELECT ON orders FROM PUBLIC; GRANT INSERT ON orders TO PUBLIC|table public.orders"
      })
  void nothing_is_said_where_what_it_touches_drifted(String drift, String migration, String reason)
      throws SQLException {
    var seen = seen(drift, migration);

    assertThat(seen.effect())
        .isInstanceOfSatisfying(
            Effect.Unproven.class, unproven -> assertThat(unproven.why()).contains(reason));
  }

  @Test
  void an_extension_has_to_come_in_the_same_version() throws SQLException {
    var change =
        new CatalogChange(
            catalog(), catalog(object(ObjectKind.EXTENSION, "hstore", Map.of("version", "1.8"))));

    assertThat(change.on(catalog(), having("1.8"))).isInstanceOf(Effect.Leads.class);
    assertThat(change.on(catalog(), having("1.7")))
        .isEqualTo(
            new Effect.Unproven(
                "The extension hstore was rehearsed in version 1.8, and the target's server has"
                    + " 1.7."));
  }

  private static Circumstances having(String version) {
    return new Circumstances(Map.of("hstore", version), List.of());
  }

  private record Seen(Effect effect, Catalog really) {}

  private static void expectComesTrue(String drift, String migration) throws SQLException {
    var seen = seen(drift, migration);
    assertThat(seen.effect())
        .isInstanceOfSatisfying(
            Effect.Leads.class,
            leads -> {
              assertThat(CatalogComparison.of(leads.to(), seen.really()).differences()).isEmpty();
              assertThat(leads.to().digest()).isEqualTo(seen.really().digest());
            });
  }

  // The change is measured on one database; the other one has drifted before it gets it.
  private static Seen seen(String drift, String migration) throws SQLException {
    try (var scratch = TestDatabase.create();
        var target = TestDatabase.create()) {
      scratch.execute(HISTORY);
      target.execute(HISTORY);
      target.execute(drift);
      var before = read(scratch);
      scratch.execute(migration);
      var base = read(target);
      target.execute(migration);
      var circumstances = new Circumstances(Map.of(), List.of(migration));
      return new Seen(
          new CatalogChange(before, read(scratch)).on(base, circumstances), read(target));
    }
  }

  private static Catalog read(TestDatabase database) throws SQLException {
    try (var connection = database.connect()) {
      return CatalogReader.read(connection);
    }
  }

  private static Catalog catalog(CatalogObject... objects) {
    return new Catalog(new ServerVersion(180000), List.of(objects));
  }

  private static CatalogObject object(
      ObjectKind kind, String identity, Map<String, String> attributes) {
    return new CatalogObject(
        new ObjectRef(kind, identity), Optional.empty(), new TreeMap<>(attributes));
  }
}

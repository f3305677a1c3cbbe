package io.slipway.engine.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.testing.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExtensionMembersTests {

  // Everything that an extension can bring along, with all that is made beside it.
  private static final String MEMBERS =
      """
      CREATE EXTENSION tablefunc;
      CREATE SCHEMA ext;
      CREATE TABLE ext.config (
        id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        n serial UNIQUE,
        name text CHECK (name <> '')
      );
      CREATE INDEX ON ext.config (name);
      CREATE TYPE ext.pair AS (a int, b int);
      CREATE TYPE ext.span AS RANGE (subtype = float8);
      CREATE TYPE ext.mood AS ENUM ('a');
      CREATE DOMAIN ext.positive AS int CHECK (VALUE > 0);
      CREATE VIEW ext.names AS SELECT name FROM ext.config;
      CREATE FUNCTION ext.noted() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN new; END';
      CREATE TRIGGER noted BEFORE INSERT ON ext.config FOR EACH ROW EXECUTE FUNCTION ext.noted();
      CREATE POLICY mine ON ext.config;
      ALTER EXTENSION tablefunc ADD SCHEMA ext;
      ALTER EXTENSION tablefunc ADD TABLE ext.config;
      ALTER EXTENSION tablefunc ADD TYPE ext.pair;
      ALTER EXTENSION tablefunc ADD TYPE ext.span;
      ALTER EXTENSION tablefunc ADD TYPE ext.mood;
      ALTER EXTENSION tablefunc ADD DOMAIN ext.positive;
      ALTER EXTENSION tablefunc ADD VIEW ext.names;
      ALTER EXTENSION tablefunc ADD FUNCTION ext.noted();
      """;

  @Test
  void members_and_their_parts_are_left_out() throws SQLException {
    assertThat(objects(MEMBERS)).containsExactly("schema public", "extension tablefunc");
  }

  @Test
  void what_merely_uses_a_member_is_kept() throws SQLException {
    var mine =
        """
        CREATE EXTENSION hstore;
        CREATE DOMAIN pairs AS hstore;
        CREATE FUNCTION joined(hstore, hstore) RETURNS hstore LANGUAGE sql AS 'SELECT $1 || $2';
        CREATE AGGREGATE all_of(hstore) (SFUNC = joined, STYPE = hstore);
        """;

    assertThat(objects(mine))
        .containsExactlyInAnyOrder(
            "schema public",
            "extension hstore",
            "domain public.pairs",
            "function public.joined(public.hstore,public.hstore)",
            "aggregate public.all_of(public.hstore)");
  }

  private static List<String> objects(String sql) throws SQLException {
    try (var database = TestDatabase.create();
        var connection = database.connect()) {
      database.execute(sql);
      return CatalogReader.read(connection).objects().stream()
          .map(object -> object.ref().toString())
          .toList();
    }
  }
}

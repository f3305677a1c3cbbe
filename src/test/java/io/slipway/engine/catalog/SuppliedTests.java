package io.slipway.engine.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.testing.PgDump;
import io.slipway.testing.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SuppliedTests {

  private static final String EXTENSIONS =
      """
      CREATE EXTENSION pg_trgm;
      CREATE EXTENSION pg_stat_statements;
      CREATE EXTENSION pg_buffercache;
      CREATE EXTENSION dblink;
      """;

  private static final String DEFAULT_PRIVILEGES =
      "ALTER DEFAULT PRIVILEGES GRANT EXECUTE ON FUNCTIONS TO pg_monitor;";

  private final TestDatabase database = TestDatabase.create();

  @AfterEach
  void drop() {
    database.close();
  }

  @Test
  void what_is_as_it_came_is_left_out() throws SQLException {
    database.execute(EXTENSIONS);
    database.execute("VACUUM FULL pg_proc");

    assertThat(supplied(read(database))).isEmpty();
  }

  @Test
  void what_default_privileges_gave_an_extension_is_named() throws SQLException {
    database.execute(DEFAULT_PRIVILEGES);
    database.execute("CREATE EXTENSION pg_trgm");

    assertThat(supplied(read(database)))
        .contains(
            new CatalogObject(
                new ObjectRef(ObjectKind.SUPPLIED, "function public.show_limit()"),
                Optional.of(new ObjectRef(ObjectKind.EXTENSION, "pg_trgm")),
                sorted(Map.of("privileges of pg_monitor", "EXECUTE"))));
  }

  @Test
  void it_has_what_a_grantee_has_and_had_and_belongs_to_its_extension() throws SQLException {
    database.execute(EXTENSIONS);
    database.execute(
        """
        REVOKE SELECT ON pg_stat_statements FROM PUBLIC;
        GRANT SELECT, INSERT ON pg_stat_statements TO pg_monitor WITH GRANT OPTION;
        GRANT EXECUTE ON FUNCTION pg_ls_dir(text) TO PUBLIC;
        """);

    assertThat(supplied(read(database)))
        .containsExactly(
            new CatalogObject(
                new ObjectRef(ObjectKind.SUPPLIED, "function pg_catalog.pg_ls_dir(text)"),
                Optional.empty(),
                sorted(Map.of("privileges of PUBLIC", "EXECUTE"))),
            new CatalogObject(
                new ObjectRef(ObjectKind.SUPPLIED, "view public.pg_stat_statements"),
                Optional.of(new ObjectRef(ObjectKind.EXTENSION, "pg_stat_statements")),
                sorted(
                    Map.of(
                        "privileges of PUBLIC", "none",
                        "initial privileges of PUBLIC", "SELECT",
                        "privileges of pg_monitor", "INSERT*, SELECT*"))));
  }

  @Test
  void public_is_a_schema_like_others() throws SQLException {
    database.execute("GRANT CREATE ON SCHEMA public TO pg_monitor");

    var catalog = read(database);

    assertThat(supplied(catalog)).isEmpty();
    assertThat(catalog.find(new ObjectRef(ObjectKind.SCHEMA, "public")))
        .hasValueSatisfying(
            schema -> assertThat(schema.attribute("privileges of pg_monitor")).hasValue("CREATE"));
  }

  @Test
  void other_names_for_roles_are_used() throws SQLException {
    database.execute("GRANT EXECUTE ON FUNCTION pg_sleep(float8) TO pg_monitor");
    try (var connection = database.connect()) {
      var catalog = CatalogReader.read(connection, RoleNames.renaming("pg_monitor", "the watch"));

      assertThat(supplied(catalog).getFirst().attributes())
          .isEqualTo(Map.of("privileges of \"the watch\"", "EXECUTE"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", DEFAULT_PRIVILEGES})
  void a_restored_dump_does_not_differ(String beforehand) throws SQLException {
    PgDump.needed(database);
    database.execute(beforehand + EXTENSIONS);
    database.execute(
        """
        GRANT EXECUTE ON FUNCTION similarity(text, text) TO pg_monitor;
        REVOKE EXECUTE ON FUNCTION show_trgm(text) FROM PUBLIC;
        REVOKE USAGE ON TYPE gtrgm FROM PUBLIC;
        REVOKE SELECT ON pg_stat_statements FROM PUBLIC;
        GRANT SELECT (query) ON pg_stat_statements TO pg_monitor WITH GRANT OPTION;
        REVOKE EXECUTE ON FUNCTION pg_sleep(float8) FROM PUBLIC;
        GRANT EXECUTE ON FUNCTION pg_ls_dir(text) TO PUBLIC;
        GRANT SELECT ON pg_authid TO pg_monitor;
        GRANT UPDATE (relname) ON pg_class TO pg_monitor;
        REVOKE SELECT (subname) ON pg_subscription FROM PUBLIC;
        REVOKE USAGE ON TYPE int4 FROM PUBLIC;
        REVOKE USAGE ON LANGUAGE plpgsql FROM PUBLIC;
        GRANT CREATE ON SCHEMA pg_catalog TO pg_monitor;
        """);
    var catalog = read(database);
    assertThat(supplied(catalog)).hasSizeGreaterThanOrEqualTo(13);
    try (var restored = TestDatabase.create()) {
      PgDump.restore(PgDump.schema(database), restored);

      assertThat(CatalogComparison.of(catalog, read(restored)).differences()).isEmpty();
      assertThat(read(restored).digest()).isEqualTo(catalog.digest());
    }
  }

  private static SortedMap<String, String> sorted(Map<String, String> attributes) {
    return new TreeMap<>(attributes);
  }

  private static List<CatalogObject> supplied(Catalog catalog) {
    return catalog.objects().stream()
        .filter(object -> object.ref().kind() == ObjectKind.SUPPLIED)
        .toList();
  }

  private static Catalog read(TestDatabase database) throws SQLException {
    try (var connection = database.connect()) {
      return CatalogReader.read(connection);
    }
  }
}

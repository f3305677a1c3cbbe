package io.slipway.engine.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.slipway.engine.postgres.ServerVersion;
import io.slipway.testing.Shell;
import io.slipway.testing.TestDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// `pg_dump --schema-only` differs after a mutation exactly when the catalog does.
@Tag("compat")
@TestInstance(Lifecycle.PER_CLASS)
class DumpAgreementTests {

  // Debian's client.
  private static final int CLIENT = 15;

  // What a dump does not say, and a migration can change.
  private static final Set<String> BEYOND_A_DUMP =
      Set.of(
          "extension.sql: updated",
          "supplied_privileges.sql: language that is none of an extension");

  List<CatalogMutation.Group> groups() throws SQLException {
    try (var database = TestDatabase.create();
        var connection = database.connect()) {
      return CatalogMutation.groups(ServerVersion.of(connection).major());
    }
  }

  @ParameterizedTest
  @MethodSource("groups")
  void a_dump_differs_when_the_catalog_does(CatalogMutation.Group group) throws SQLException {
    Shell.needs("pg_dump");
    var softly = new SoftAssertions();
    try (var base = TestDatabase.create()) {
      assumeOlderServer(base);
      commit(base, group.setup());
      var before = dump(base);
      for (var mutation : group.mutations()) {
        var name = group.name() + ": " + mutation.name();
        try (var database = TestDatabase.copyOf(base)) {
          commit(database, subscriptions(group) + mutation.sql());
          softly
              .assertThat(!dump(database).equals(before))
              .as(name)
              .isEqualTo(!mutation.expected().isEmpty() && !BEYOND_A_DUMP.contains(name));
          forgetSubscriptions(database);
        }
      }
      forgetSubscriptions(base);
    } finally {
      forgetRoles();
    }
    softly.assertAll();
  }

  // They belong to a database and are not copied with it.
  private static String subscriptions(CatalogMutation.Group group) {
    return group
        .setup()
        .lines()
        .filter(line -> line.startsWith("CREATE SUBSCRIPTION"))
        .collect(Collectors.joining("\n"));
  }

  private static void assumeOlderServer(TestDatabase database) throws SQLException {
    try (var connection = database.connect()) {
      var major = ServerVersion.of(connection).major();
      assumeTrue(
          major <= CLIENT,
          () -> "skipped: pg_dump %d cannot dump a server %d".formatted(CLIENT, major));
    }
  }

  private static void commit(TestDatabase database, String sql) throws SQLException {
    try (var connection = database.connect();
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute(sql);
      connection.commit();
    }
  }

  // A random key stands in some lines since the minor releases of 2025.
  private static String dump(TestDatabase database) {
    var shell =
        new Shell(
            Path.of("."), Map.of("PGPASSWORD", database.password(), "PGUSER", database.user()));
    var result =
        shell.run(
            "pg_dump --schema-only -h %s -p %d -d %s"
                .formatted(database.host(), database.port(), database.name()));
    assertThat(result.status()).as(result.output()).isZero();
    return result
        .output()
        .lines()
        .filter(line -> !line.startsWith("\\restrict") && !line.startsWith("\\unrestrict"))
        .collect(Collectors.joining("\n"));
  }

  // A database with one cannot be dropped.
  private static void forgetSubscriptions(TestDatabase database) {
    for (var name :
        database.query(
            "SELECT quote_ident(subname) FROM pg_subscription JOIN pg_database d ON d.oid = subdbid"
                + " WHERE d.datname = current_database()")) {
      database.execute("ALTER SUBSCRIPTION %s DISABLE".formatted(name));
      database.execute("ALTER SUBSCRIPTION %s SET (slot_name = NONE)".formatted(name));
      database.execute("DROP SUBSCRIPTION " + name);
    }
  }

  private static void forgetRoles() {
    try (var database = TestDatabase.create()) {
      database.execute("DROP ROLE IF EXISTS other, third");
    }
  }
}

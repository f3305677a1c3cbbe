package io.slipway.engine.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.catalog.CatalogDifference.Added;
import io.slipway.engine.catalog.CatalogDifference.AttributeChange;
import io.slipway.engine.catalog.CatalogDifference.Changed;
import io.slipway.engine.catalog.CatalogDifference.Missing;
import io.slipway.engine.postgres.ServerVersion;
import io.slipway.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each attribute of each kind, changed and changed back.
class RelationMutationTests {

  // A column's position shows in its table's column order; a detachment is pending only after it
  // ran outside a transaction and was interrupted, as in DetachPendingTests.
  private static final Set<String> ELSEWHERE = Set.of("position", "detach_pending");

  private static TestDatabase database;
  private static Connection connection;

  @BeforeAll
  static void connect() throws SQLException {
    database = TestDatabase.create();
    connection = database.connect();
    try (var statement = connection.createStatement()) {
      statement.execute("SET allow_in_place_tablespaces = on");
      statement.execute("CREATE TABLESPACE slipway_mutation LOCATION ''");
    }
    connection.setAutoCommit(false);
  }

  @AfterAll
  static void close() throws SQLException {
    connection.close();
    database.execute("DROP TABLESPACE slipway_mutation");
    database.close();
  }

  static Stream<RelationMutation> mutations() throws SQLException {
    var major = connection.getMetaData().getDatabaseMajorVersion();
    return RelationMutation.KINDS.stream().flatMap(kind -> RelationMutation.of(kind, major));
  }

  static Set<ObjectKind> kinds() {
    return RelationMutation.KINDS;
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void leave_no_attribute_out(ObjectKind kind) throws SQLException {
    var server = ServerVersion.of(connection);
    var expected =
        RelationMutation.of(kind, server.major()).flatMap(it -> it.differences().stream());
    var changed = String.join("\n", expected.toList());
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(CatalogQuery.text(kind.queryFile(), server))) {
      var columns = rows.getMetaData();
      for (var i = CatalogQuery.FIRST_ATTRIBUTE; i < columns.getColumnCount(); i++) {
        if (!ELSEWHERE.contains(columns.getColumnLabel(i + 1))) {
          assertThat(changed).contains(" " + columns.getColumnLabel(i + 1) + ": ");
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("mutations")
  void is_named_with_both_values_and_nothing_else_is(RelationMutation mutation)
      throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(mutation.setup());
      var before = CatalogReader.read(connection);

      var after = changed(statement, mutation);

      assertThat(differences(before, after)).isEqualTo(mutation.differences());
      assertThat(before.digest().equals(after.digest()))
          .isEqualTo(mutation.differences().isEmpty());
      assertThat(CatalogReader.read(connection).digest()).isEqualTo(before.digest());
    } finally {
      connection.rollback();
    }
  }

  private static Catalog changed(Statement statement, RelationMutation mutation)
      throws SQLException {
    var savepoint = connection.setSavepoint();
    try {
      statement.execute(mutation.change());
      return CatalogReader.read(connection);
    } finally {
      connection.rollback(savepoint);
    }
  }

  private static Iterable<String> differences(Catalog before, Catalog after) {
    return CatalogComparison.of(before, after).differences().stream()
        .flatMap(RelationMutationTests::lines)
        .toList();
  }

  private static Stream<String> lines(CatalogDifference difference) {
    return switch (difference) {
      case Added added -> Stream.of("+ " + added.ref());
      case Missing missing -> Stream.of("- " + missing.ref());
      case Changed changed ->
          changed.attributes().stream().map(change -> changed.ref() + " " + line(change));
    };
  }

  private static String line(AttributeChange change) {
    var line = change.name() + ": " + change.before().orElse("∅") + " => ";
    return (line + change.after().orElse("∅")).replaceAll("\\s+", " ");
  }
}

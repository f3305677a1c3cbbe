package io.slipway.engine.catalog;

import io.slipway.engine.catalog.CatalogDifference.Changed;
import io.slipway.engine.postgres.ServerVersion;
import io.slipway.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each attribute of each kind is changed alone, and nothing else differs.
@TestInstance(Lifecycle.PER_CLASS)
class CatalogMutationTests {

  private final TestDatabase database = TestDatabase.create();
  private List<CatalogMutation.Group> groups = List.of();

  @BeforeAll
  void readFiles() throws SQLException {
    try (var connection = database.connect()) {
      groups = CatalogMutation.groups(ServerVersion.of(connection).major());
    }
  }

  @AfterAll
  void drop() {
    database.close();
  }

  List<CatalogMutation.Group> groups() {
    return groups;
  }

  @ParameterizedTest
  @MethodSource("groups")
  void a_change_is_named_and_an_undone_one_is_gone(CatalogMutation.Group group)
      throws SQLException {
    try (var connection = database.connect()) {
      connection.setAutoCommit(false);
      execute(connection, group.setup());
      var before = CatalogReader.read(connection);
      var softly = new SoftAssertions();
      var changed = new TreeSet<String>();
      for (var mutation : group.mutations()) {
        var comparison = compare(connection, before, mutation, softly);
        for (var difference : comparison.differences()) {
          if (difference instanceof Changed change) {
            change.attributes().forEach(it -> changed.add(change.ref().kind() + " " + it.name()));
          }
        }
      }
      softly.assertThat(CatalogReader.read(connection).digest()).isEqualTo(before.digest());
      softly
          .assertThat(changed)
          .as("every attribute of the kind is changed once")
          .containsAll(attributes(connection, group));
      softly.assertAll();
      connection.rollback();
    }
  }

  private static CatalogComparison compare(
      Connection connection, Catalog before, CatalogMutation mutation, SoftAssertions softly)
      throws SQLException {
    var savepoint = connection.setSavepoint();
    try {
      execute(connection, mutation.sql());
      var after = CatalogReader.read(connection);
      var comparison = CatalogComparison.of(before, after);
      softly
          .assertThat(CatalogMutation.words(comparison))
          .as(mutation.name())
          .containsExactlyInAnyOrderElementsOf(mutation.expected());
      softly
          .assertThat(after.digest().equals(before.digest()))
          .as(mutation.name() + ": the digest is the same exactly when nothing differs")
          .isEqualTo(comparison.isEmpty());
      return comparison;
    } catch (SQLException e) {
      throw new SQLException(mutation.name() + ": " + e.getMessage(), e);
    } finally {
      connection.rollback(savepoint);
    }
  }

  private static Set<String> attributes(Connection connection, CatalogMutation.Group group)
      throws SQLException {
    var result = new TreeSet<String>();
    var kind = group.name().replace(".sql", "").toUpperCase(Locale.ROOT);
    for (var known : ObjectKind.values()) {
      if (known.name().equals(kind)) {
        var text = CatalogQuery.text(known.queryFile(), ServerVersion.of(connection));
        try (var statement = connection.createStatement();
            var rows = statement.executeQuery(text + " LIMIT 0")) {
          var columns = rows.getMetaData();
          for (var i = CatalogQuery.FIRST_ATTRIBUTE; i < columns.getColumnCount(); i++) {
            result.add(kind + " " + columns.getColumnLabel(i + 1));
          }
        }
      }
    }
    return result;
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}

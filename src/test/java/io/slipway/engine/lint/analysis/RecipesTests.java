package io.slipway.engine.lint.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.slipway.engine.lint.RuleEntry;
import io.slipway.engine.lint.rule.Rule;
import io.slipway.engine.lint.rule.Sending;
import io.slipway.testing.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The files that findings recommend run as they stand, on what their examples say is there, and
/// leave nothing half done: of indexes, partitions and what is dropped.
class RecipesTests {

  // DETACH PARTITION CONCURRENTLY.
  private static final int SINCE = 14;

  private static final String HALF_DONE =
      """
      SELECT indexrelid::regclass FROM pg_index WHERE NOT indisvalid
      UNION ALL
      SELECT conrelid::regclass FROM pg_constraint WHERE NOT convalidated
      """;

  static List<RuleEntry> rules() {
    return Rules.all().stream()
        .map(Rule::entry)
        .filter(rule -> rule.id().matches("SW[168]\\d\\d"))
        .filter(rule -> RuleExample.of(rule, "bad").orElseThrow().before().isPresent())
        .filter(rule -> !RuleExample.of(rule, "bad").orElseThrow().recommended().isEmpty())
        .toList();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void what_a_finding_recommends_runs(RuleEntry rule) throws SQLException {
    var example = RuleExample.of(rule, "bad").orElseThrow();
    for (var files : example.recommended()) {
      try (var database = TestDatabase.create()) {
        assumeThat(database.major()).isGreaterThanOrEqualTo(SINCE);
        database.execute(example.before().orElseThrow());
        for (var file : files) {
          run(database, file);
        }
        assertThat(database.query(HALF_DONE)).isEmpty();
      }
    }
  }

  private static void run(TestDatabase database, PlannedScript file) throws SQLException {
    var script = file.script().script();
    try (var connection = database.connect();
        var statement = connection.createStatement()) {
      connection.setAutoCommit(file.sending() != Sending.ONE_TRANSACTION);
      for (var each : script.statements()) {
        statement.execute(script.text(each));
      }
      if (!connection.getAutoCommit()) {
        connection.commit();
      }
    }
  }
}

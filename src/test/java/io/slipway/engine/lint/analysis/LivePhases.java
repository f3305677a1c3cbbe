package io.slipway.engine.lint.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.FollowUp;
import io.slipway.engine.lint.LintReport;
import io.slipway.engine.lint.LintedScript;
import io.slipway.engine.lint.RuleClass;
import io.slipway.engine.lint.Severity;
import io.slipway.engine.lint.SeverityPolicy;
import io.slipway.engine.lint.analysis.LintPlan.Grouping;
import io.slipway.engine.lint.analysis.PlannedScript.Standing;
import io.slipway.engine.lint.rule.Observed;
import io.slipway.engine.lint.rule.Runner;
import io.slipway.engine.lint.rule.Sending;
import io.slipway.engine.lint.schema.SchemaState;
import io.slipway.engine.sql.Script;
import io.slipway.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/// The files that a finding brings, run one by one on the database that it was found for.
final class LivePhases {

  private static final String CONF = ".conf";

  private final TestDatabase database;
  private final List<FollowUp> files;
  private final List<String> alone;

  private LivePhases(TestDatabase database, Finding finding) {
    this.database = database;
    this.files = finding.followUps().stream().filter(file -> file.path().endsWith(".sql")).toList();
    this.alone =
        finding.followUps().stream()
            .map(FollowUp::path)
            .filter(path -> path.endsWith(CONF))
            .map(path -> path.substring(0, path.length() - CONF.length()))
            .toList();
  }

  /// Those of the one finding of a rule in a statement.
  static LivePhases of(TestDatabase database, String rule, String statement) throws SQLException {
    var report = lint(database, "V7__change.sql", statement + ";", Sending.ONE_TRANSACTION);
    var findings =
        report.findings().stream().filter(finding -> finding.rule().id().equals(rule)).toList();
    assertThat(findings).as(() -> report.findings().toString()).hasSize(1);
    assertThat(findings.getFirst().followUps()).as(findings.getFirst().advice()).isNotEmpty();
    return new LivePhases(database, findings.getFirst());
  }

  int size() {
    return files.size();
  }

  /// Looks at one of them with the schema that it meets, and runs it.
  ///
  /// @param number from 1
  void run(int number) throws SQLException {
    var file = files.get(number - 1);
    var isAlone = alone.contains(file.path());
    var sending = isAlone ? Sending.STATEMENT_BY_STATEMENT : Sending.ONE_TRANSACTION;
    assertThat(grave(lint(database, file.path(), file.text(), sending))).isEmpty();
    try (var connection = database.connect()) {
      connection.setAutoCommit(isAlone);
      execute(connection, file);
    }
  }

  private static void execute(Connection connection, FollowUp file) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(file.text());
      if (!connection.getAutoCommit()) {
        connection.commit();
      }
    } catch (SQLException e) {
      throw new SQLException(e.getMessage() + "\n" + file.text(), e);
    }
  }

  private static List<String> grave(LintReport report) {
    return report.findings().stream()
        .filter(finding -> finding.severity() == Severity.ERROR)
        .filter(finding -> finding.rule().ruleClass() != RuleClass.COORDINATION)
        .map(finding -> finding.place() + " " + finding.rule().id() + " " + finding.message())
        .toList();
  }

  private static LintReport lint(TestDatabase database, String path, String text, Sending sending)
      throws SQLException {
    var script =
        new PlannedScript(new LintedScript(path, Script.of(text)), sending, Standing.PENDING);
    try (var connection = database.connect()) {
      var plan =
          new LintPlan(
              List.of(script),
              SchemaState.read(connection),
              Grouping.TOGETHER,
              Runner.SLIPWAY,
              Observed.NONE);
      return Linter.lint(plan, new LintSettings(SeverityPolicy.of(Map.of()), RuleExample.TODAY));
    }
  }
}

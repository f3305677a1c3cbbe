package io.slipway.control.planning;

import io.slipway.control.project.Peers;
import io.slipway.control.project.Project;
import io.slipway.control.project.TargetConnections;
import io.slipway.control.project.TargetId;
import io.slipway.control.project.Targets;
import io.slipway.engine.bundle.Bundle;
import io.slipway.engine.lint.LintReport;
import io.slipway.engine.lint.SeverityPolicy;
import io.slipway.engine.lint.analysis.LintPlan.Grouping;
import io.slipway.engine.lint.analysis.LintSettings;
import io.slipway.engine.lint.rule.Observed;
import io.slipway.engine.lint.rule.Runner;
import io.slipway.engine.lint.schema.SchemaState;
import io.slipway.engine.peer.BundleLint;
import io.slipway.engine.postgres.SqlResource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.stereotype.Component;

/// Looks at a plan's migrations with what a target's catalog holds.
@Component
class PlanLinter {

  private static final String APPLICATION_NAME = "slipway lint";
  private static final String LIMITS = "SET lock_timeout = '2s'; SET statement_timeout = '60s'";
  private static final String OLDEST = SqlResource.read(PlanLinter.class, "oldest_transaction.sql");

  private final Targets targets;
  private final TargetConnections connections;
  private final Clock clock;

  PlanLinter(Targets targets, TargetConnections connections, Clock clock) {
    this.targets = targets;
    this.connections = connections;
    this.clock = clock;
  }

  /// What is to be said of the migrations that are pending on a target.
  ///
  /// @throws SQLException when its catalog cannot be read
  LintReport of(PlannedTarget planned, Project project, Bundle bundle, SeverityPolicy policy)
      throws SQLException {
    var target = targets.find(new TargetId(planned.target())).orElseThrow();
    try (var connection = connections.open(target, APPLICATION_NAME)) {
      connection.setReadOnly(true);
      try (var statement = connection.createStatement()) {
        statement.execute(LIMITS);
      }
      var wish =
          new BundleLint.Wish(
              new Pending(bundle, planned.migrations())::standing,
              SchemaState.read(connection),
              Grouping.TOGETHER,
              Runner.SLIPWAY,
              facts(connection),
              project.names(),
              new LintSettings(policy, today()));
      return BundleLint.of(Peers.of(project, planned.facts()), bundle, wish);
    }
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  private static Observed facts(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(OLDEST)) {
      rows.next();
      var seconds = rows.getLong(1);
      return new Observed(
          rows.wasNull() ? Optional.empty() : Optional.of(Duration.ofSeconds(seconds)),
          OptionalLong.empty(),
          List.of());
    }
  }
}

package io.slipway.control.planning;

import io.slipway.control.project.Environment;
import io.slipway.control.project.Environments;
import io.slipway.control.project.Project;
import io.slipway.control.project.UnreachableTargetException;
import io.slipway.engine.bundle.Bundle;
import io.slipway.engine.lint.LintReport;
import io.slipway.engine.lint.SeverityPolicy;
import io.slipway.engine.postgres.PostgresFailure;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Looks at a plan's migrations for all of its targets.
@Component
class PlanLints {

  private static final Logger log = LoggerFactory.getLogger(PlanLints.class);

  // Each takes a connection, and most of its time a processor.
  private static final int AT_ONCE = 2;

  private final PlanLinter linter;
  private final Environments environments;

  PlanLints(PlanLinter linter, Environments environments) {
    this.linter = linter;
    this.environments = environments;
  }

  private sealed interface Outcome {

    record Linted(LintReport report) implements Outcome {}

    record Failed(String reason) implements Outcome {}
  }

  /// @param targets what is planned for each, rehearsed
  PlannedLint of(Plan plan, Project project, Bundle bundle, List<PlannedTarget> targets) {
    var policy =
        environments
            .find(plan.environment())
            .map(Environment::lint)
            .orElse(SeverityPolicy.CATALOGUE);
    var pending = targets.stream().filter(it -> !it.isBlocked() && !it.steps().isEmpty()).toList();
    var work =
        pending.stream()
            .<Callable<Outcome>>map(target -> () -> outcome(target, project, bundle, policy))
            .toList();
    var merge = new LintMerge();
    try (var outcomes = new Ahead<>(work, AT_ONCE)) {
      for (var target : pending) {
        switch (outcomes.next()) {
          case Outcome.Linted(var report) -> merge.add(target.target(), report, target.expected());
          case Outcome.Failed(var reason) -> merge.addUnknown(target.target(), reason);
        }
      }
    }
    return merge.merged();
  }

  private Outcome outcome(
      PlannedTarget target, Project project, Bundle bundle, SeverityPolicy policy) {
    try {
      return new Outcome.Linted(linter.of(target, project, bundle, policy));
    } catch (UnreachableTargetException e) {
      return new Outcome.Failed(e.reason());
    } catch (SQLException e) {
      return new Outcome.Failed(PostgresFailure.of(e).message());
    } catch (RuntimeException e) {
      if (Thread.currentThread().isInterrupted()) {
        throw e;
      }
      log.error("the migrations of target {} could not be linted", target.target(), e);
      return new Outcome.Failed("Slipway itself failed; its log says why.");
    }
  }
}

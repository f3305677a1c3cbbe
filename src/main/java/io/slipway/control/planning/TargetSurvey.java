package io.slipway.control.planning;

import io.slipway.control.planning.PlanFinding.Severity;
import io.slipway.control.project.Peers;
import io.slipway.control.project.Project;
import io.slipway.control.project.TargetConnections;
import io.slipway.control.project.TargetId;
import io.slipway.control.project.Targets;
import io.slipway.control.project.UnreachableTargetException;
import io.slipway.control.rehearsal.ExpectedSchema;
import io.slipway.control.rehearsal.RollbackEvidence;
import io.slipway.engine.bundle.Bundle;
import io.slipway.engine.execute.Step;
import io.slipway.engine.execute.StepScript;
import io.slipway.engine.ledger.LedgerFinding;
import io.slipway.engine.ledger.LedgerFindingCode;
import io.slipway.engine.ledger.LedgerPosition;
import io.slipway.engine.ledger.MigrationStatus;
import io.slipway.engine.ledger.MigrationStatus.Standing;
import io.slipway.engine.peer.Peer;
import io.slipway.engine.peer.ScriptFinding;
import io.slipway.engine.peer.TargetFacts;
import io.slipway.engine.peer.TargetPlan;
import io.slipway.engine.postgres.AnswerLimit;
import io.slipway.engine.postgres.PostgresFailure;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Asks a target where its ledger stands and what a bundle would do to it.
@Component
public class TargetSurvey {

  static final String UNREACHABLE = "TARGET_UNREACHABLE";

  static final String UNREADABLE = "TARGET_UNREADABLE";

  private static final Logger log = LoggerFactory.getLogger(TargetSurvey.class);

  // What happened once and stays so: no plan can change it, and none has to.
  private static final Set<LedgerFindingCode> HISTORY =
      Set.of(LedgerFindingCode.APPLIED_OUT_OF_ORDER, LedgerFindingCode.PAID_UNDO_ROWS);

  private static final RollbackEvidence NOT_REHEARSED =
      RollbackEvidence.unproven("Nothing was rehearsed yet.");

  private static final ExpectedSchema NOT_SEEN =
      ExpectedSchema.unproven("Nothing was rehearsed yet.");

  private static final String APPLICATION_NAME = "slipway plan";
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String LIMITS =
      "SET lock_timeout = '5s'; SET statement_timeout = " + PATIENCE.toMillis();

  private final Targets targets;
  private final TargetConnections connections;
  private final Clock clock;

  TargetSurvey(Targets targets, TargetConnections connections, Clock clock) {
    this.targets = targets;
    this.connections = connections;
    this.clock = clock;
  }

  /// The target's part of a plan; one that cannot be asked gets a finding that says so.
  Surveyed of(TargetId id, Project project, Bundle bundle) {
    var target = targets.find(id).orElseThrow();
    try (var connection = connections.open(target, APPLICATION_NAME)) {
      return on(connection, id, project, bundle);
    } catch (UnreachableTargetException e) {
      return unreachable(id, e.reason());
    } catch (SQLException e) {
      return unreachable(id, PostgresFailure.of(e).message());
    } catch (RuntimeException e) {
      return unreadable(id, e);
    }
  }

  /// The same, asked on somebody's connection, which is read-only from then on.
  Surveyed on(Connection connection, TargetId id, Project project, Bundle bundle) {
    try {
      return ask(connection, id, project, bundle);
    } catch (SQLException e) {
      return unreachable(id, PostgresFailure.of(e).message());
    } catch (RuntimeException e) {
      return unreadable(id, e);
    }
  }

  private Surveyed unreadable(TargetId id, RuntimeException failure) {
    log.error("target {} could not be looked at", id, failure);
    return notAsked(id, UNREADABLE, "Slipway itself failed over its ledger; its log says why.");
  }

  private Surveyed ask(Connection connection, TargetId id, Project project, Bundle bundle)
      throws SQLException {
    beBrief(connection);
    var facts = Peers.facts(connection, project, clock.instant());
    var peer = Peers.of(project, facts);
    var plan = peer.plan(connection, bundle);
    var seen =
        new PlannedTarget(
            id.value(),
            plan.position(),
            facts,
            (int) applied(plan).count(),
            applied(plan).reduce((_, last) -> last).map(TargetSurvey::label).orElse(null),
            steps(plan.steps(), peer),
            findings(plan),
            null,
            NOT_SEEN,
            NOT_REHEARSED);
    return new Surveyed(seen, Optional.of(plan.ledger()));
  }

  // Nothing here takes long, unless somebody holds a lock on the history table.
  private static void beBrief(Connection connection) throws SQLException {
    AnswerLimit.behind(connection, PATIENCE);
    try (var statement = connection.createStatement()) {
      statement.execute(LIMITS);
    }
    connection.setReadOnly(true);
  }

  private static Stream<MigrationStatus> applied(TargetPlan plan) {
    return plan.ledger().migrations().stream()
        .filter(
            status ->
                status.standing() == Standing.APPLIED
                    || status.standing() == Standing.WITHOUT_FILE);
  }

  private static String label(MigrationStatus status) {
    return status.version().orElse(status.name());
  }

  private static List<PlannedStep> steps(List<Step> steps, Peer peer) {
    return IntStream.range(0, steps.size()).mapToObj(i -> step(i + 1, steps.get(i), peer)).toList();
  }

  private static PlannedStep step(int number, Step step, Peer peer) {
    return new PlannedStep(
        number,
        step.name(),
        step.sha256(),
        step.mode(),
        step.script().statements().size(),
        step.migration().down().isPresent(),
        verification(step, peer),
        PlannedLimits.of(step.limits()).orElse(null));
  }

  // One that cannot be made is a blocking finding already.
  private static @Nullable String verification(Step step, Peer peer) {
    try {
      return peer.verification(step.migration()).map(StepScript::sha256).orElse(null);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static List<PlanFinding> findings(TargetPlan plan) {
    return Stream.concat(
            plan.scriptFindings().stream().map(TargetSurvey::finding),
            plan.ledger().findings().stream().map(TargetSurvey::finding))
        .sorted(Comparator.comparing(PlanFinding::severity))
        .toList();
  }

  private static PlanFinding finding(LedgerFinding finding) {
    return new PlanFinding(
        finding.code().name(),
        severity(finding),
        finding.subject(),
        finding.message(),
        finding.remedy());
  }

  private static Severity severity(LedgerFinding finding) {
    return switch (finding.severity()) {
      case BLOCKING -> Severity.BLOCKING;
      case WARNING -> HISTORY.contains(finding.code()) ? Severity.INFO : Severity.WARNING;
    };
  }

  private static PlanFinding finding(ScriptFinding finding) {
    var line = finding.line() > 0 ? "line " + finding.line() + ": " : "";
    return new PlanFinding(
        finding.code().name(),
        finding.blocking() ? Severity.BLOCKING : Severity.INFO,
        finding.path(),
        line + finding.message(),
        finding.remedy());
  }

  private Surveyed unreachable(TargetId id, String reason) {
    return notAsked(id, UNREACHABLE, reason);
  }

  private Surveyed notAsked(TargetId id, String code, String reason) {
    var finding =
        new PlanFinding(
            code,
            Severity.BLOCKING,
            id.value(),
            "The target cannot be asked: " + reason,
            code.equals(UNREACHABLE)
                ? "See that it is up and that its URL, user and password are right, then plan again."
                : "");
    var seen =
        new PlannedTarget(
            id.value(),
            LedgerPosition.of(List.of()),
            new TargetFacts("", "", "", clock.instant()),
            0,
            null,
            List.of(),
            List.of(finding),
            null,
            NOT_SEEN,
            NOT_REHEARSED);
    return new Surveyed(seen, Optional.empty());
  }
}

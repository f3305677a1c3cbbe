package io.slipway.control.deployment.work;

import io.slipway.control.deployment.state.RunFailure;
import io.slipway.control.deployment.state.RunFailure.Code;
import io.slipway.control.deployment.work.RunFindings.Result;
import io.slipway.control.rehearsal.SchemaSnapshots;
import io.slipway.engine.catalog.Catalog;
import io.slipway.engine.execute.Step;
import io.slipway.engine.execute.StepScript;
import io.slipway.engine.postflight.CheckResult;
import io.slipway.engine.postflight.Postflight;
import io.slipway.engine.postflight.PostflightSettings;
import io.slipway.engine.postflight.Promise;
import io.slipway.engine.postflight.Query;
import io.slipway.engine.postflight.Subject;
import io.slipway.engine.preflight.Outcome;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Looks at a target once all of a run's steps are applied.
@Component
class RunPostflight {

  private final RunFindings findings;
  private final SchemaSnapshots snapshots;

  RunPostflight(RunFindings findings, SchemaSnapshots snapshots) {
    this.findings = findings;
    this.snapshots = snapshots;
  }

  /// Looks at a run's target; a run of which something is wrong then fails after the fact.
  ///
  /// @throws SQLException when the session broke: then nothing is known
  RunEnd look(RunWork work, Connection session, PostflightSettings settings) throws SQLException {
    var seen = Postflight.on(session, subject(work), settings);
    var results = seen.results().stream().map(RunPostflight::result).toList();
    findings.saveAfter(work.claim().run().id(), results);
    var reasons = results.stream().filter(each -> each.outcome() == Outcome.FAIL).toList();
    var outcomes = new LinkedHashMap<String, String>();
    results.forEach(each -> outcomes.put(each.check(), each.outcome().name()));
    return RunEnd.verified(
        reasons.isEmpty() ? Optional.empty() : Optional.of(failure(reasons)), outcomes);
  }

  private static RunFailure failure(List<Result> reasons) {
    return RunFailure.of(
        Code.POSTFLIGHT_FAILED,
        "All steps are applied, and the target is not as it should be: "
            + reasons.stream().map(Result::words).collect(Collectors.joining(" ")));
  }

  private static Result result(CheckResult result) {
    return new Result(
        result.check().id(), result.outcome(), result.finding(), result.advice(), result.details());
  }

  private Subject subject(RunWork work) {
    var peer = work.peer();
    return new Subject(
        work.steps().stream().map(Step::script).toList(),
        work.steps().stream().flatMap(step -> verification(work, step).stream()).toList(),
        queries(work),
        peer.session(),
        peer.ledgerTable(),
        promise(work));
  }

  private static Optional<StepScript> verification(RunWork work, Step step) {
    return work.peer().verification(step.migration());
  }

  private static List<Query> queries(RunWork work) {
    return work.claim().project().verification();
  }

  private Promise promise(RunWork work) {
    var expected = work.planned().expected();
    return new Promise(
        Optional.ofNullable(expected.fingerprint()),
        expected.reason(),
        Set.copyOf(expected.promised()),
        () -> schema(work.planned().fingerprint()),
        () -> schema(expected.fingerprint()));
  }

  private Optional<Catalog> schema(@Nullable String digest) {
    return Optional.ofNullable(digest).flatMap(snapshots::find);
  }
}

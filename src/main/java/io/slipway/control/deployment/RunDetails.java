package io.slipway.control.deployment;

import io.slipway.control.deployment.state.RunId;
import io.slipway.control.deployment.state.RunStatement;
import io.slipway.control.deployment.state.RunStatements;
import io.slipway.control.deployment.state.RunStep;
import io.slipway.control.deployment.state.RunSteps;
import io.slipway.control.deployment.state.RunWait;
import io.slipway.control.deployment.state.RunWaits;
import io.slipway.control.deployment.work.RunFindings;
import io.slipway.control.deployment.work.RunHooks;
import io.slipway.http.Page;
import io.slipway.http.Paging;
import java.util.List;
import org.springframework.stereotype.Component;

/// What is known of a run beside its state.
@Component
class RunDetails {

  private final RunSteps steps;
  private final RunStatements statements;
  private final RunWaits waits;
  private final RunFindings findings;
  private final RunHooks hooks;

  RunDetails(
      RunSteps steps,
      RunStatements statements,
      RunWaits waits,
      RunFindings findings,
      RunHooks hooks) {
    this.hooks = hooks;
    this.steps = steps;
    this.statements = statements;
    this.waits = waits;
    this.findings = findings;
  }

  List<RunHooks.Result> hooks(RunId run) {
    return hooks.of(run);
  }

  List<RunStep> steps(RunId run) {
    return steps.of(run);
  }

  Page<RunStatement> statements(RunId run, Paging paging) {
    return statements.page(run, paging);
  }

  List<RunWait> waits(RunId run) {
    return waits.of(run);
  }

  List<RunFindings.Result> preflight(RunId run) {
    return findings.before(run);
  }

  List<RunFindings.Result> postflight(RunId run) {
    return findings.after(run);
  }
}

package io.slipway.control.deployment.work;

import io.slipway.control.deployment.state.RunFailure;
import io.slipway.control.deployment.state.RunFailure.Code;
import io.slipway.control.deployment.state.RunId;
import io.slipway.control.planning.TargetObserver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// Carries one run from its claim to its end.
///
/// It may be called again for a run that an instance died over, or lost the control database over:
/// the claim begins another attempt, and the target's ledger says where to go on.
@Component
public class RunWorker {

  private static final Logger log = LoggerFactory.getLogger(RunWorker.class);

  private final RunClaims claims;
  private final RunExecution execution;
  private final TargetObserver observer;

  RunWorker(RunClaims claims, RunExecution execution, TargetObserver observer) {
    this.claims = claims;
    this.execution = execution;
    this.observer = observer;
  }

  /// @param ticket of the task that asks
  void work(RunId id, int ticket) {
    var claim = claims.claim(id, ticket);
    if (claim.isPresent()) {
      var attempted = attempt(claim.get());
      // First, so that whoever waited for the end finds the status to match it.
      if (!attempted.observed()) {
        observer.observe(claim.get().target());
      }
      claims.settle(claim.get().run(), attempted.end());
    }
  }

  private Attempted attempt(RunClaim claim) {
    try {
      return execution.execute(claim);
    } catch (DataAccessResourceFailureException | TransactionException e) {
      // The control database was away. That is not the run's end: its task is tried again.
      throw e;
    } catch (RuntimeException e) {
      log.error("run {} on {} failed inside Slipway", claim.run().id(), claim.run().target(), e);
      return Attempted.unseen(
          RunEnd.failed(
              RunFailure.of(
                  Code.INTERNAL,
                  "Slipway itself failed. The target's ledger says what is applied; a retry goes on"
                      + " from there.")));
    }
  }
}

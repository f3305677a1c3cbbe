package io.slipway.control.deployment.work;

import io.slipway.control.database.BackgroundWork;
import io.slipway.control.deployment.state.Run;
import io.slipway.control.deployment.state.RunStep;
import io.slipway.control.deployment.state.RunSteps;
import java.util.Collection;
import org.springframework.stereotype.Component;

/// Queues new runs, in the caller's transaction.
@Component
public class RunQueue {

  private static final int FIRST_ATTEMPT = 1;

  private final RunSteps steps;
  private final BackgroundWork work;

  RunQueue(RunSteps steps, BackgroundWork work) {
    this.steps = steps;
    this.work = work;
  }

  /// @param planned what the run is to do
  public void add(Run run, Collection<RunStep> planned) {
    steps.save(run, planned);
    RunTask.queue(work, run.id(), FIRST_ATTEMPT);
  }
}

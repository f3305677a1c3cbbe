package io.slipway.control.deployment;

import io.slipway.control.database.BackgroundWork;
import java.util.Collection;
import org.springframework.stereotype.Component;

/// Queues new runs, in the caller's transaction.
@Component
class RunQueue {

  private static final int FIRST_ATTEMPT = 1;

  private final RunSteps steps;
  private final BackgroundWork work;

  RunQueue(RunSteps steps, BackgroundWork work) {
    this.steps = steps;
    this.work = work;
  }

  /// @param planned what the run is to do
  void add(Run run, Collection<RunStep> planned) {
    steps.save(run.id(), planned);
    RunTask.queue(work, run.id(), FIRST_ATTEMPT);
  }
}

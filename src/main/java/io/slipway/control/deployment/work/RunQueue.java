package io.slipway.control.deployment.work;

import io.slipway.control.database.BackgroundWork;
import io.slipway.control.deployment.state.DeploymentId;
import io.slipway.control.deployment.state.Run;
import java.time.Instant;
import org.springframework.stereotype.Component;

/// Queues what instances are to do for deployments, in the caller's transaction.
@Component
public class RunQueue {

  private final BackgroundWork work;

  RunQueue(BackgroundWork work) {
    this.work = work;
  }

  /// Has the next attempt of a run made.
  public void add(Run run) {
    work.queue(RunTask.NAME, RunTask.nameOf(run));
  }

  /// Has a deployment looked at again when a wave of it has proved itself.
  void wake(DeploymentId deployment, Instant at) {
    work.queueAt(WaveTask.NAME, WaveTask.nameOf(deployment, at), at);
  }
}

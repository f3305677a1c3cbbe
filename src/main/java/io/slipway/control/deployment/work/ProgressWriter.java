package io.slipway.control.deployment.work;

import io.slipway.control.deployment.state.DeploymentEvents;
import io.slipway.control.deployment.state.Run;
import io.slipway.control.deployment.state.RunStatements;
import io.slipway.control.deployment.state.RunSteps;
import io.slipway.control.deployment.state.RunWaits;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Writes down what runs tell, a few times a second while they work, and reads back whether
/// somebody wants them called off.
@Component
public class ProgressWriter {

  private static final Logger log = LoggerFactory.getLogger(ProgressWriter.class);

  // Often enough for somebody who watches, seldom enough to cost a run nothing.
  private static final Duration INTERVAL = Duration.ofMillis(200);

  // Each takes as long as the pool waits for a connection, when the control database is away.
  private static final int LAST_TRIES = 6;

  private final RunClaims claims;
  private final RunSteps steps;
  private final RunStatements statements;
  private final RunWaits waits;
  private final DeploymentEvents events;

  ProgressWriter(
      RunClaims claims,
      RunSteps steps,
      RunStatements statements,
      RunWaits waits,
      DeploymentEvents events) {
    this.claims = claims;
    this.steps = steps;
    this.statements = statements;
    this.waits = waits;
    this.events = events;
  }

  /// Does the work while a thread of its own writes its progress down, and once more at the end.
  ///
  /// @param cancel called from that thread, again and again, while somebody wants the run called
  // off
  <T> T during(Run run, RunProgress progress, Runnable cancel, Supplier<T> work) {
    var done = new CountDownLatch(1);
    var writer = Thread.ofVirtual().start(() -> writeUntil(done, run, progress, cancel));
    try {
      return work.get();
    } finally {
      done.countDown();
      finish(writer);
    }
  }

  private void writeUntil(CountDownLatch done, Run run, RunProgress progress, Runnable cancel) {
    try {
      while (!done.await(INTERVAL.toMillis(), TimeUnit.MILLISECONDS)) {
        tryToWrite(run, progress);
        if (isCancelWanted(run)) {
          cancel.run();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    writeLast(run, progress);
  }

  // Nothing is written behind it: what is lost now would never be told.
  private void writeLast(Run run, RunProgress progress) {
    for (var i = 1; !tryToWrite(run, progress) && i < LAST_TRIES; i++) {
      LockSupport.parkNanos(INTERVAL.toNanos());
    }
  }

  // What cannot be written now comes with what is written next; the work itself goes on.
  private boolean tryToWrite(Run run, RunProgress progress) {
    var changes = progress.take();
    try {
      write(run, changes);
      return true;
    } catch (RuntimeException e) {
      log.warn("the progress of run {} could not be written", run.id(), e);
      progress.giveBack(changes);
      return false;
    }
  }

  private boolean isCancelWanted(Run run) {
    try {
      return claims.wantsCancel(run);
    } catch (RuntimeException e) {
      log.warn("whether run {} is to be called off could not be read", run.id(), e);
      return false;
    }
  }

  private static void finish(Thread writer) {
    try {
      writer.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void write(Run run, RunProgress.Changes changes) {
    changes.delays().hold().ifPresent(hold -> claims.hold(run, hold));
    if (!changes.steps().isEmpty()) {
      steps.save(run, changes.steps());
    }
    changes.restarted().forEach(step -> statements.forget(run.id(), run.attempt(), step));
    if (!changes.statements().isEmpty()) {
      statements.save(run.id(), changes.statements());
    }
    if (!changes.delays().waits().isEmpty()) {
      waits.save(run.id(), changes.delays().waits());
    }
    if (!changes.events().isEmpty()) {
      events.add(run.deployment(), changes.events());
    }
  }
}

package io.slipway.control.deployment;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/// Writes down what runs tell, a few times a second while they work.
@Component
class ProgressWriter {

  // Often enough for somebody who watches, seldom enough to cost a run nothing.
  private static final Duration INTERVAL = Duration.ofMillis(200);

  private final RunSteps steps;
  private final DeploymentEvents events;

  ProgressWriter(RunSteps steps, DeploymentEvents events) {
    this.steps = steps;
    this.events = events;
  }

  /// Does the work while a thread of its own writes its progress down, and once more at the end.
  <T> T during(Run run, RunProgress progress, Supplier<T> work) {
    var done = new CountDownLatch(1);
    var writer = Thread.ofVirtual().start(() -> writeUntil(done, run, progress));
    try {
      return work.get();
    } finally {
      done.countDown();
      finish(writer);
    }
  }

  private void writeUntil(CountDownLatch done, Run run, RunProgress progress) {
    try {
      while (!done.await(INTERVAL.toMillis(), TimeUnit.MILLISECONDS)) {
        write(run, progress.take());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    write(run, progress.take());
  }

  private static void finish(Thread writer) {
    try {
      writer.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void write(Run run, RunProgress.Changes changes) {
    if (!changes.isEmpty()) {
      steps.save(run.id(), changes.steps());
      events.add(run.deployment(), changes.events());
    }
  }
}

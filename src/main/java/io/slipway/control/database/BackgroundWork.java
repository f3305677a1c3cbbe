package io.slipway.control.database;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Queues work that any instance may do, in the transaction that asks for it.
@Component
public class BackgroundWork {

  /// How long work rests that failed for a reason of Slipway's own, such as a control database
  /// that was away, before somebody tries it again.
  public static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(10);

  private final ObjectProvider<Scheduler> scheduler;
  private final Clock clock;

  BackgroundWork(ObjectProvider<Scheduler> scheduler, Clock clock) {
    this.scheduler = scheduler;
    this.clock = clock;
  }

  /// Queues the task's work on one object; once more when it is queued or under way already does
  /// nothing.
  public void queue(String task, String object) {
    queueAt(task, object, clock.instant());
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            scheduler.getObject().triggerCheckForDueExecutions();
          }
        });
  }

  /// Queues the task's work on one object for later; once more does nothing.
  public void queueAt(String task, String object, Instant at) {
    scheduler.getObject().scheduleIfNotExists(new TaskInstance<>(task, object), at);
  }
}

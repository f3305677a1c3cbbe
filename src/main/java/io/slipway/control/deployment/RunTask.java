package io.slipway.control.deployment;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.slipway.control.database.BackgroundWork;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Runs as tasks: any instance may pick one up, and another does so again when an instance dies
/// over it.
@Configuration(proxyBeanMethods = false)
class RunTask {

  private static final String NAME = "run";

  @Bean
  Task<Void> executeRun(ObjectProvider<RunWorker> worker) {
    return Tasks.oneTime(NAME)
        .execute(
            (instance, _) -> worker.getObject().work(new RunId(UUID.fromString(instance.getId()))));
  }

  /// Queues a run in the caller's transaction.
  static void queue(BackgroundWork work, RunId run) {
    work.queue(NAME, run.toString());
  }
}

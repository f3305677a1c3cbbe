package io.slipway.control.deployment.work;

import com.github.kagkarlsson.scheduler.task.FailureHandler.OnFailureRetryLater;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.slipway.control.database.BackgroundWork;
import io.slipway.control.deployment.state.RunId;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Runs as tasks: any instance may pick one up, and another does so again when an instance dies
/// over it.
@Configuration(proxyBeanMethods = false)
public class RunTask {

  private static final String NAME = "run";
  private static final String SEPARATOR = "/";

  @Bean
  Task<Void> executeRun(ObjectProvider<RunWorker> worker) {
    return Tasks.oneTime(NAME)
        .onFailure(new OnFailureRetryLater<>(BackgroundWork.PAUSE_AFTER_FAILURE))
        .execute((instance, _) -> worker.getObject().work(runOf(instance.getId())));
  }

  /// Queues an attempt of a run in the caller's transaction.
  ///
  /// The attempt is part of the task's name: the task of the attempt before may still be winding
  /// up, and a task of the same name would be taken for it.
  ///
  /// @param attempt greater than all before
  public static void queue(BackgroundWork work, RunId run, int attempt) {
    work.queue(NAME, run + SEPARATOR + attempt);
  }

  private static RunId runOf(String instance) {
    return new RunId(UUID.fromString(instance.substring(0, instance.indexOf(SEPARATOR))));
  }
}

package io.slipway.control.deployment.work;

import com.github.kagkarlsson.scheduler.task.FailureHandler.OnFailureRetryLater;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.slipway.control.database.BackgroundWork;
import io.slipway.control.deployment.state.Run;
import io.slipway.control.deployment.state.RunId;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Runs as tasks: any instance may pick one up, and another does so again when an instance dies
/// over it.
///
/// The run's ticket is part of the task's name: the task of the attempt before may still be winding
/// up, and a task of the same name would be taken for it.
@Configuration(proxyBeanMethods = false)
class RunTask {

  static final String NAME = "run";

  private static final String SEPARATOR = "/";

  @Bean
  Task<Void> executeRun(ObjectProvider<RunWorker> worker) {
    return Tasks.oneTime(NAME)
        .onFailure(new OnFailureRetryLater<>(BackgroundWork.PAUSE_AFTER_FAILURE))
        .execute(
            (instance, _) -> {
              var parts = instance.getId().split(SEPARATOR);
              worker
                  .getObject()
                  .work(new RunId(UUID.fromString(parts[0])), Integer.parseInt(parts[1]));
            });
  }

  static String nameOf(Run run) {
    return run.id() + SEPARATOR + run.ticket();
  }
}

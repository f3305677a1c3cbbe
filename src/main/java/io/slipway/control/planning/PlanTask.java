package io.slipway.control.planning;

import com.github.kagkarlsson.scheduler.task.FailureHandler.OnFailureRetryLater;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.slipway.control.database.BackgroundWork;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The preparation of plans as tasks: any instance may pick one up, and another does so again when
/// an instance dies over it.
@Configuration(proxyBeanMethods = false)
class PlanTask {

  private static final String NAME = "plan";

  @Bean
  Task<Void> preparePlan(ObjectProvider<Planner> planner) {
    return Tasks.oneTime(NAME)
        .onFailure(new OnFailureRetryLater<>(BackgroundWork.PAUSE_AFTER_FAILURE))
        .execute(
            (instance, _) ->
                planner.getObject().prepare(new PlanId(UUID.fromString(instance.getId()))));
  }

  /// Queues a plan in the caller's transaction.
  static void queue(BackgroundWork work, PlanId plan) {
    work.queue(NAME, plan.toString());
  }
}

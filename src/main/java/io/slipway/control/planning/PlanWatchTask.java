package io.slipway.control.planning;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Watches the targets of plans that wait for somebody, on one instance at a time.
@Configuration(proxyBeanMethods = false)
class PlanWatchTask {

  @Bean
  Task<Void> watchPlans(ObjectProvider<PlanWatch> watch, PlanningSettings settings) {
    return Tasks.recurring("watch-plans", FixedDelay.of(settings.watchEvery()))
        .execute((_, _) -> watch.getObject().lookAtAll());
  }
}

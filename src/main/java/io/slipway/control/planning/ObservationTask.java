package io.slipway.control.planning;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.slipway.control.project.Targets;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Looks at every target now and then, on one instance at a time.
@Configuration(proxyBeanMethods = false)
class ObservationTask {

  @Bean
  Task<Void> observeTargets(
      ObjectProvider<TargetObserver> observer,
      ObjectProvider<Targets> targets,
      PlanningSettings settings) {
    return Tasks.recurring("observe-targets", FixedDelay.of(settings.observeEvery()))
        .execute((_, _) -> targets.getObject().all().forEach(observer.getObject()::observe));
  }
}

package io.slipway.control.rehearsal;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceException;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Removes, at start and now and then, what a crash left on the scratch servers and what their
/// templates take too much; on one instance at a time.
@Configuration(proxyBeanMethods = false)
class ScratchSweep {

  private static final Logger log = LoggerFactory.getLogger(ScratchSweep.class);

  private static final String NAME = "sweep-scratch";

  @Bean
  Task<Void> sweepScratchServers(
      ObjectProvider<ScratchSweeper> sweeper, RehearsalSettings settings) {
    return Tasks.recurring(NAME, FixedDelay.of(settings.sweepEvery()))
        .execute((_, _) -> sweeper.getObject().sweep());
  }

  /// Has them swept now, by whichever instance comes first.
  @Bean
  ApplicationRunner sweepAtStart(ObjectProvider<Scheduler> scheduler, Clock clock) {
    return _ -> {
      try {
        scheduler
            .getObject()
            .reschedule(TaskInstanceId.of(NAME, RecurringTask.INSTANCE), clock.instant());
      } catch (TaskInstanceException e) {
        log.debug("Scratch servers are being swept already", e);
      }
    };
  }
}

package io.slipway.control.notify.delivery;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.FailureHandler.OnFailureRetryLater;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.slipway.control.database.BackgroundWork;
import io.slipway.control.notify.address.NotifySettings;
import io.slipway.control.notify.outbox.Retention;
import io.slipway.control.notify.subscription.Subscriptions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.stereotype.Component;

/// Sends couriers out, on all instances together one at a time for each subscription.
///
/// They have a scheduler, threads and a table of tasks of their own: a receiver that hangs must not
/// hold a worker that a run needs.
@Component
class Couriers implements ApplicationListener<ApplicationReadyEvent>, DisposableBean {

  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
  private static final Duration FORGET_EVERY = Duration.ofHours(1);
  private static final Duration HEARTBEAT = Duration.ofSeconds(5);
  private static final int MISSED_HEARTBEATS = 6;

  private final Subscriptions subscriptions;
  private final Courier courier;
  private final Retention retention;
  private final Clock clock;
  private final NotifySettings settings;
  private final OneTimeTask<Void> tell;
  private final Scheduler scheduler;

  Couriers(
      Subscriptions subscriptions,
      Courier courier,
      Retention retention,
      Place place,
      NotifySettings settings) {
    this.subscriptions = subscriptions;
    this.courier = courier;
    this.retention = retention;
    this.clock = place.clock();
    this.settings = settings;
    this.tell = tell();
    this.scheduler = scheduler(place.database());
  }

  /// Where and when couriers are sent out.
  @Component
  record Place(DataSource database, Clock clock) {}

  private Scheduler scheduler(DataSource database) {
    List<Task<?>> known = List.of(tell);
    return Scheduler.create(database, known)
        .startTasks(look(), forget())
        .tableName("notify_tasks")
        .schedulerName(new SchedulerName.Fixed("notify " + new SchedulerName.Hostname().getName()))
        .threads(settings.workers())
        .pollingInterval(LOOK_EVERY)
        .heartbeatInterval(HEARTBEAT)
        .missedHeartbeatsLimit(MISSED_HEARTBEATS)
        .failureLogging(LogLevel.WARN, true)
        .shutdownMaxWait(settings.timeout())
        .clock(clock::instant)
        .build();
  }

  private OneTimeTask<Void> tell() {
    return Tasks.oneTime("tell")
        .onFailure(new OnFailureRetryLater<>(BackgroundWork.PAUSE_AFTER_FAILURE))
        .execute((task, _) -> courier.deliver(UUID.fromString(task.getId())));
  }

  private RecurringTask<Void> look() {
    return Tasks.recurring("look", FixedDelay.of(LOOK_EVERY)).execute((_, _) -> sendOut());
  }

  // What is under way already is found due again with the next look, if it still is.
  private void sendOut() {
    var due = subscriptions.due();
    due.forEach(id -> scheduler.scheduleIfNotExists(tell.instance(id.toString()), clock.instant()));
    if (!due.isEmpty()) {
      scheduler.triggerCheckForDueExecutions();
    }
  }

  private RecurringTask<Void> forget() {
    return Tasks.recurring("forget", FixedDelay.of(FORGET_EVERY)).execute((_, _) -> forgetOld());
  }

  void forgetOld() {
    retention.forget(clock.instant().minus(settings.keep()));
  }

  @Override
  public void onApplicationEvent(ApplicationReadyEvent ready) {
    scheduler.start();
  }

  /// Lets nobody go out until further notice.
  void pause() {
    scheduler.pause();
  }

  @Override
  public void destroy() {
    scheduler.stop();
  }
}

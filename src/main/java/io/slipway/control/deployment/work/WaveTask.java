package io.slipway.control.deployment.work;

import com.github.kagkarlsson.scheduler.task.FailureHandler.OnFailureRetryLater;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.slipway.control.database.BackgroundWork;
import io.slipway.control.deployment.state.DeploymentId;
import java.time.Instant;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The ends of waves' bakes as tasks, on whichever instance is there then.
@Configuration(proxyBeanMethods = false)
class WaveTask {

  static final String NAME = "wave";

  private static final String SEPARATOR = "/";

  @Bean
  Task<Void> beginWave(ObjectProvider<RunClaims> claims) {
    return Tasks.oneTime(NAME)
        .onFailure(new OnFailureRetryLater<>(BackgroundWork.PAUSE_AFTER_FAILURE))
        .execute(
            (instance, _) -> {
              var id = instance.getId().substring(0, instance.getId().indexOf(SEPARATOR));
              claims.getObject().wake(new DeploymentId(UUID.fromString(id)));
            });
  }

  /// Names the end of one bake: a wave whose retried run succeeds later has another.
  static String nameOf(DeploymentId deployment, Instant at) {
    return deployment + SEPARATOR + at.toEpochMilli();
  }
}

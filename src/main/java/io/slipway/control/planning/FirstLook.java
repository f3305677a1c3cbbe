package io.slipway.control.planning;

import io.slipway.control.project.Target;
import io.slipway.control.project.Targets;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// Looks at every target once everything else has started, so that the first status shows
/// something; nobody waits for it but a stop, for the target that it is at.
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class FirstLook implements ApplicationRunner, DisposableBean {

  // A target that does not answer is not worth more of a stop.
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Targets targets;
  private final TargetObserver observer;
  private volatile @Nullable Thread looking;
  private volatile boolean stopping;

  FirstLook(Targets targets, TargetObserver observer) {
    this.targets = targets;
    this.observer = observer;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    var all = targets.all();
    looking = Thread.ofVirtual().name("first look").start(() -> look(all));
  }

  private void look(List<Target> all) {
    all.stream().takeWhile(_ -> !stopping).forEach(observer::observe);
  }

  @Override
  public void destroy() throws InterruptedException {
    stopping = true;
    var thread = looking;
    if (thread != null) {
      thread.join(PATIENCE);
    }
  }
}

package io.slipway.control.planning;

import io.slipway.control.project.Targets;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// Looks at every target once everything else has started, so that the first status shows
/// something; nobody waits for it.
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class FirstLook implements ApplicationRunner {

  private final Targets targets;
  private final TargetObserver observer;

  FirstLook(Targets targets, TargetObserver observer) {
    this.targets = targets;
    this.observer = observer;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    Thread.ofVirtual().name("first look").start(() -> targets.all().forEach(observer::observe));
  }
}

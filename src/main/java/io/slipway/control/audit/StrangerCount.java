package io.slipway.control.audit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Counts attempts to change something without a valid token; the log hears of them once a minute.
@Component
class StrangerCount {

  private static final Logger LOG = LoggerFactory.getLogger(StrangerCount.class);
  private static final Duration PAUSE = Duration.ofMinutes(1);

  private final Clock clock;
  private Instant quietUntil = Instant.MIN;
  private long unreported;

  StrangerCount(Clock clock) {
    this.clock = clock;
  }

  synchronized void another() {
    unreported++;
    var now = clock.instant();
    if (now.isAfter(quietUntil)) {
      LOG.warn("{} requests without a valid token tried to change something", unreported);
      unreported = 0;
      quietUntil = now.plus(PAUSE);
    }
  }
}

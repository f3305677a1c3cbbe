package io.slipway;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/// Tells, as the last line of a start, where Slipway answers, and that a stop has begun.
@Component
class ReadyNotice {

  private static final Logger LOG = LoggerFactory.getLogger(ReadyNotice.class);

  private final Environment environment;

  ReadyNotice(Environment environment) {
    this.environment = environment;
  }

  @EventListener
  void ready(ApplicationReadyEvent event) {
    var port = environment.getProperty("local.server.port");
    var took = event.getTimeTaken();
    if (port != null && took != null) {
      LOG.info("Slipway is ready on http://{}:{} after {} s", host(), port, seconds(took));
    }
  }

  @EventListener(ContextClosedEvent.class)
  void stopping() {
    LOG.info("Slipway is stopping; requests and runs under way are given time to end");
  }

  // An IPv6 address stands in brackets before a port.
  private String host() {
    var address = environment.getProperty("server.address", "0.0.0.0");
    return address.contains(":") ? "[" + address + "]" : address;
  }

  private static String seconds(Duration took) {
    return "%d.%d".formatted(took.toSeconds(), took.toMillisPart() / 100);
  }
}

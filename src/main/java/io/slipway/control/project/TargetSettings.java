package io.slipway.control.project;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How long Slipway waits for targets.
///
/// @param connectTimeout seconds until an attempt to connect and log in is given up; default 10 s
/// @param socketTimeout how long a server may be silent before its connection counts as dead;
///     default 12 h. It must exceed the longest statement of any migration, which is ended by it
/// @param healthTimeout the same two for a health check; default 3 s
@ConfigurationProperties("slipway.targets")
record TargetSettings(
    @DefaultValue("10s") Duration connectTimeout,
    @DefaultValue("12h") Duration socketTimeout,
    @DefaultValue("3s") Duration healthTimeout) {

  TargetSettings {
    for (var timeout : new Duration[] {connectTimeout, socketTimeout, healthTimeout}) {
      if (timeout.toSeconds() < 1) {
        throw new IllegalArgumentException("timeouts of slipway.targets are 1 s at least");
      }
    }
  }
}

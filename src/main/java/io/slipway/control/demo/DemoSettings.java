package io.slipway.control.demo;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// Whether the demonstration's databases are built.
///
/// @param enabled true builds, at start, each configured target's `database` that does not exist
///     yet on the control database's server; false leaves that server alone. Default: true with
///     the embedded server, false with any other
@ConfigurationProperties("slipway.demo")
record DemoSettings(@Nullable Boolean enabled) {

  boolean isOn(boolean embedded) {
    return enabled == null ? embedded : enabled;
  }
}

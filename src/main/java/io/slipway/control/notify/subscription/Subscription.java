package io.slipway.control.notify.subscription;

import java.util.UUID;

/// Somebody who is told of what happens.
public record Subscription(UUID id, String name, Channel channel, Filter filter, boolean enabled) {

  public Subscription disabled() {
    return new Subscription(id, name, channel, filter, false);
  }
}

package io.slipway.control.notify.subscription;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// The kinds of channels.
public enum Kind {
  WEBHOOK,
  SLACK,
  EMAIL;

  @JsonValue
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Kind ofWire(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }
}

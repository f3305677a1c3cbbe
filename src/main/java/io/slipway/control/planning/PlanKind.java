package io.slipway.control.planning;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// What a plan is for.
public enum PlanKind {
  /// Applies what is pending.
  APPLY;

  @JsonValue
  String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  static PlanKind ofWire(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }
}

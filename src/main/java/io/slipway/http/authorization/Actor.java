package io.slipway.http.authorization;

import java.util.Optional;
import java.util.UUID;

/// Who did something.
///
/// @param name as audit entries give it
/// @param person who may have done it with their own hands; empty when nobody may, or it is unknown
public record Actor(String name, Optional<UUID> person) {

  /// Slipway itself.
  public static final Actor SYSTEM = new Actor("system", Optional.empty());
}

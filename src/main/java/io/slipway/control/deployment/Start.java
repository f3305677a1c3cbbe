package io.slipway.control.deployment;

import io.slipway.control.gate.GlassDesk;
import io.slipway.control.gate.GlassWish;
import io.slipway.control.project.policy.PassableGate;
import io.slipway.http.authorization.Caller;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// When a deployment is to begin.
///
/// @param notBefore at the earliest; empty for now
/// @param waits whether it is to wait for gates that open by themselves
/// @param glass what somebody broke for it
record Start(Optional<Instant> notBefore, boolean waits, Optional<Glass> glass) {

  /// Broken glass.
  record Glass(GlassWish wish, Caller by) {}

  Set<PassableGate> past() {
    return glass.map(Glass::wish).map(GlassDesk::gates).orElse(Set.of());
  }
}

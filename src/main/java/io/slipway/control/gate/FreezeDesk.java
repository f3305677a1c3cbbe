package io.slipway.control.gate;

import io.slipway.control.audit.AuditEvent;
import io.slipway.control.audit.AuditTrail;
import io.slipway.control.gate.freeze.DeclaredFreeze;
import io.slipway.control.gate.freeze.Freezes;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Declares freezes and lifts them, each with its audit entry.
@Service
class FreezeDesk {

  private final Freezes freezes;
  private final AuditTrail audit;
  private final Clock clock;

  FreezeDesk(Freezes freezes, AuditTrail audit, Clock clock) {
    this.freezes = freezes;
    this.audit = audit;
    this.clock = clock;
  }

  @Transactional
  public DeclaredFreeze declare(String environment, FreezeRequest wish, String actor) {
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var freeze =
        new DeclaredFreeze(
            UUID.randomUUID(),
            environment,
            micros(wish.from() == null ? now : wish.from()),
            wish.to() == null ? null : micros(wish.to()),
            wish.reason(),
            now,
            actor,
            null,
            null);
    freezes.add(freeze);
    record(actor, "freeze.declare", freeze);
    return freeze;
  }

  private static Instant micros(Instant moment) {
    return moment.truncatedTo(ChronoUnit.MICROS);
  }

  /// Ends a freeze; a second time changes nothing.
  @Transactional
  public void lift(DeclaredFreeze freeze, String actor) {
    if (freezes.lift(freeze.id(), actor, clock.instant())) {
      record(actor, "freeze.lift", freeze);
    }
  }

  private void record(String actor, String action, DeclaredFreeze freeze) {
    audit.record(
        AuditEvent.of(actor, action, "freeze", freeze.id().toString())
            .in(freeze.environment(), null)
            .with(facts(freeze.from(), freeze.to(), freeze.reason())));
  }

  private static Map<String, Object> facts(Instant from, @Nullable Instant to, String reason) {
    var facts = new LinkedHashMap<String, Object>();
    facts.put("from", from.toString());
    if (to != null) {
      facts.put("to", to.toString());
    }
    facts.put("reason", reason);
    return facts;
  }
}

package io.slipway.control.notify.delivery;

import io.slipway.control.audit.AuditEvent;
import io.slipway.control.audit.AuditTrail;
import io.slipway.control.notify.outbox.Delivery;
import io.slipway.control.notify.outbox.DeliveryLedger;
import io.slipway.control.notify.subscription.HealthBoard;
import io.slipway.control.notify.subscription.Subscription;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Notes what came of an attempt, and what follows from it, in one transaction.
@Service
class DeliveryNotes {

  private static final Logger LOG = LoggerFactory.getLogger(DeliveryNotes.class);

  private static final String SYSTEM = "system";

  private final DeliveryLedger ledger;
  private final HealthBoard health;
  private final AuditTrail audit;
  private final Clock clock;

  DeliveryNotes(DeliveryLedger ledger, HealthBoard health, AuditTrail audit, Clock clock) {
    this.ledger = ledger;
    this.health = health;
    this.audit = audit;
    this.clock = clock;
  }

  @Transactional
  public void note(Subscription subscription, Delivery delivery, Telling.Made made) {
    health.hold(subscription.id());
    var now = clock.instant();
    var told = made.told();
    ledger.attempted(delivery.id(), made.attempt());
    switch (told.verdict()) {
      case DELIVERED -> {
        ledger.delivered(delivery.id(), now);
        health.succeeded(subscription.id(), now);
      }
      case REFUSED -> refused(subscription, delivery, told, now);
      case AWAY -> away(subscription, delivery, told, now);
      case GONE -> gone(subscription, told, now);
    }
  }

  /// A test that failed is not tried again, and says nothing about other events.
  @Transactional
  public void noteTest(Subscription subscription, Delivery delivery, Telling.Made made) {
    health.hold(subscription.id());
    var now = clock.instant();
    ledger.attempted(delivery.id(), made.attempt());
    if (made.told().isDelivered()) {
      ledger.delivered(delivery.id(), now);
      health.succeeded(subscription.id(), now);
    } else {
      ledger.givenUp(delivery.id(), now);
      health.failed(subscription.id(), now, made.told().words());
    }
  }

  private void refused(Subscription subscription, Delivery delivery, Told told, Instant now) {
    health.failed(subscription.id(), now, told.words());
    var next = now.plus(pause(delivery.tries() + 1, told));
    if (next.isAfter(delivery.expiresAt())) {
      ledger.givenUp(delivery.id(), now);
      gaveUp(subscription, told, now);
    } else {
      ledger.postponed(delivery.id(), next);
    }
  }

  // Nothing newer is tried before: what happened first is told first.
  private void away(Subscription subscription, Delivery delivery, Told told, Instant now) {
    health.failed(subscription.id(), now, told.words());
    var next = now.plus(pause(health.away(subscription.id()), told));
    ledger.postponed(delivery.id(), next);
    health.leaveAloneUntil(subscription.id(), next);
    if (ledger.giveUpAll(subscription.id(), next, now) > 0) {
      gaveUp(subscription, told, now);
    }
  }

  private static Duration pause(int failures, Told told) {
    var own = Backoff.after(failures, ThreadLocalRandom.current());
    return told.pause().filter(asked -> asked.compareTo(own) > 0).orElse(own);
  }

  private void gone(Subscription subscription, Told told, Instant now) {
    health.failed(subscription.id(), now, told.words());
    ledger.giveUpAll(subscription.id(), Instant.parse("9999-12-31T00:00:00Z"), now);
    if (health.disable(subscription.id(), told.words())) {
      LOG.warn("Disabled the subscription {}: {}", subscription.name(), told.words());
      record(subscription, "subscription.disabled", told);
    }
  }

  // Once for each time that a receiver is away: what is told of it must not make more of it.
  private void gaveUp(Subscription subscription, Told told, Instant now) {
    if (health.gaveUp(subscription.id(), now)) {
      LOG.warn("Gave up events for the subscription {}: {}", subscription.name(), told.words());
      record(subscription, "subscription.gave-up", told);
    }
  }

  private void record(Subscription subscription, String action, Told told) {
    var id = subscription.id().toString();
    var detail = Map.of("name", subscription.name(), "failure", told.words());
    audit.record(AuditEvent.of(SYSTEM, action, "subscription", id).with(detail));
  }
}

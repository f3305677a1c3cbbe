package io.slipway.control.notify.delivery;

import io.slipway.control.audit.AuditEvent;
import io.slipway.control.audit.AuditTrail;
import io.slipway.control.notify.address.NotifySettings;
import io.slipway.control.notify.outbox.Deliveries;
import io.slipway.control.notify.outbox.Delivery;
import io.slipway.control.notify.outbox.DeliveryLedger;
import io.slipway.control.notify.outbox.Event;
import io.slipway.control.notify.outbox.Event.Place;
import io.slipway.control.notify.outbox.Event.Subject;
import io.slipway.control.notify.subscription.HealthBoard;
import io.slipway.control.notify.subscription.Subscription;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Puts deliveries that people ask for into the outbox, each with its audit entry.
@Service
class DeliveryDesk {

  static final String TEST = "subscription.test";

  // A courier takes a test over whose instance died meanwhile.
  private static final Duration TEST_TAKES = Duration.ofMinutes(5);

  private final DeliveryLedger ledger;
  private final Deliveries deliveries;
  private final HealthBoard health;
  private final AuditTrail audit;
  private final Times times;

  DeliveryDesk(
      DeliveryLedger ledger,
      Deliveries deliveries,
      HealthBoard health,
      AuditTrail audit,
      Times times) {
    this.ledger = ledger;
    this.deliveries = deliveries;
    this.health = health;
    this.audit = audit;
    this.times = times;
  }

  /// The time, and for how long events are tried.
  @org.springframework.stereotype.Component
  record Times(Clock clock, NotifySettings settings) {}

  /// Adds a test's delivery, which whoever asked carries out at once.
  @Transactional
  public Delivery test(Subscription subscription, String actor) {
    var now = times.clock().instant();
    var id = subscription.id().toString();
    var event =
        new Event(
            UUID.randomUUID(),
            Optional.empty(),
            now,
            actor,
            TEST,
            new Subject("subscription", Optional.of(id)),
            Place.NONE,
            Map.of("name", subscription.name()));
    var delivery =
        ledger.add(
            event,
            subscription.id(),
            now.plus(TEST_TAKES),
            now.plus(times.settings().giveUpAfter()));
    audit.record(
        AuditEvent.of(actor, TEST, "subscription", id)
            .with(Map.of("name", subscription.name(), "delivery", delivery)));
    return deliveries.find(delivery).orElseThrow();
  }

  /// Has a delivery made once more, for as long as a new one if need be.
  @Transactional
  public Delivery redeliver(Delivery delivery, Subscription subscription, String actor) {
    health.hold(subscription.id());
    var now = times.clock().instant();
    ledger.revived(delivery.id(), now, now.plus(times.settings().giveUpAfter()));
    health.wake(subscription.id());
    audit.record(
        AuditEvent.of(actor, "delivery.redeliver", "delivery", Long.toString(delivery.id()))
            .with(
                Map.of(
                    "name",
                    subscription.name(),
                    "subscription",
                    subscription.id().toString(),
                    "event",
                    delivery.event().id().toString())));
    return deliveries.find(delivery.id()).orElseThrow();
  }
}

package io.slipway.control.notify.delivery;

import io.slipway.control.notify.outbox.Deliveries;
import io.slipway.control.notify.subscription.Subscription;
import io.slipway.control.notify.subscription.Subscriptions;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Tells one subscription what is due for it, one event after the other, the oldest first.
///
/// One courier at a time is on the way for a subscription. When an instance dies between an
/// answer and its note, the event is told again, with the same id.
@Component
class Courier {

  // Then others have their turn; the rest is found due again at once.
  private static final Duration TURN = Duration.ofSeconds(30);

  private final Subscriptions subscriptions;
  private final Deliveries deliveries;
  private final Telling telling;
  private final DeliveryNotes notes;
  private final Clock clock;

  Courier(
      Subscriptions subscriptions,
      Deliveries deliveries,
      Telling telling,
      DeliveryNotes notes,
      Clock clock) {
    this.subscriptions = subscriptions;
    this.deliveries = deliveries;
    this.telling = telling;
    this.notes = notes;
    this.clock = clock;
  }

  /// Goes on until nothing is due, the receiver is away, or the turn is over.
  void deliver(UUID id) {
    var end = System.nanoTime() + TURN.toNanos();
    // Asked for anew each time: somebody may have changed it, or disabled it.
    var subscription = subscriptions.awake(id);
    while (subscription.isPresent() && deliverNext(subscription.get()) && System.nanoTime() < end) {
      subscription = subscriptions.awake(id);
    }
  }

  private boolean deliverNext(Subscription subscription) {
    var next = deliveries.next(subscription.id(), clock.instant());
    next.ifPresent(
        delivery ->
            notes.note(subscription, delivery, telling.tell(subscription, delivery.event())));
    return next.isPresent();
  }
}

package io.slipway.control.notify.delivery;

import io.slipway.control.notify.outbox.Deliveries;
import io.slipway.control.notify.outbox.Delivery;
import io.slipway.control.notify.subscription.Standing;
import io.slipway.control.notify.subscription.Subscription;
import io.slipway.control.notify.subscription.Subscriptions;
import io.slipway.http.ProblemCode;
import io.slipway.http.Refusal;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Does what people ask of deliveries.
@Component
public class Requests {

  private final Subscriptions subscriptions;
  private final Deliveries deliveries;
  private final DeliveryDesk desk;
  private final Telling telling;
  private final DeliveryNotes notes;

  Requests(
      Subscriptions subscriptions,
      Deliveries deliveries,
      DeliveryDesk desk,
      Telling telling,
      DeliveryNotes notes) {
    this.subscriptions = subscriptions;
    this.deliveries = deliveries;
    this.desk = desk;
    this.telling = telling;
    this.notes = notes;
  }

  /// What came of asking.
  public sealed interface Outcome {
    record Done(Delivery delivery) implements Outcome {}

    record Refused(Refusal refusal) implements Outcome {}
  }

  /// Sends a test event at once, enabled or not, and waits for what comes of it.
  public Delivery test(Subscription subscription, String actor) {
    var delivery = desk.test(subscription, actor);
    notes.noteTest(subscription, delivery, telling.tell(subscription, delivery.event()));
    return deliveries.find(delivery.id()).orElse(delivery);
  }

  /// Has a delivery made once more, whatever came of it before.
  public Outcome redeliver(long id, String actor) {
    var delivery = deliveries.find(id);
    Optional<Subscription> subscription =
        delivery.flatMap(d -> subscriptions.find(d.subscription())).map(Standing::subscription);
    if (delivery.isEmpty() || subscription.isEmpty()) {
      return new Outcome.Refused(
          new Refusal(ProblemCode.NOT_FOUND, "There is no delivery " + id + "."));
    }
    if (!subscription.get().enabled()) {
      var detail =
          "The subscription %s is disabled; enable it first.".formatted(subscription.get().name());
      return new Outcome.Refused(new Refusal(ProblemCode.SUBSCRIPTION_DISABLED, detail));
    }
    return new Outcome.Done(desk.redeliver(delivery.get(), subscription.get(), actor));
  }
}

package io.slipway.control.notify;

import io.slipway.control.audit.AuditEvent;
import io.slipway.control.audit.AuditTrail;
import io.slipway.control.notify.outbox.DeliveryLedger;
import io.slipway.control.notify.subscription.Channel;
import io.slipway.control.notify.subscription.Standing;
import io.slipway.control.notify.subscription.Subscription;
import io.slipway.control.notify.subscription.Subscriptions;
import io.slipway.http.ProblemCode;
import io.slipway.http.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Changes subscriptions, each change with its audit entry.
@Service
class SubscriptionDesk {

  private static final Instant EVER = Instant.parse("9999-12-31T00:00:00Z");

  private final Subscriptions subscriptions;
  private final DeliveryLedger ledger;
  private final AuditTrail audit;
  private final Clock clock;

  SubscriptionDesk(
      Subscriptions subscriptions, DeliveryLedger ledger, AuditTrail audit, Clock clock) {
    this.subscriptions = subscriptions;
    this.ledger = ledger;
    this.audit = audit;
    this.clock = clock;
  }

  /// What came of a wish.
  sealed interface Outcome {
    record Done(Standing standing) implements Outcome {}

    record Refused(Refusal refusal) implements Outcome {}
  }

  @Transactional
  public Outcome create(SubscriptionWish wish, Channel channel, String actor) {
    subscriptions.lock();
    var subscription = subscription(UUID.randomUUID(), wish, channel);
    var taken = nameTaken(subscription);
    if (taken.isPresent()) {
      return new Outcome.Refused(taken.get());
    }
    subscriptions.add(subscription, actor);
    record(subscription, "subscription.create", actor, facts(subscription));
    return stored(subscription.id());
  }

  @Transactional
  public Outcome replace(UUID id, SubscriptionWish wish, Channel channel, String actor) {
    subscriptions.lock();
    if (subscriptions.find(id).isEmpty()) {
      return new Outcome.Refused(unknown(id));
    }
    var subscription = subscription(id, wish, channel);
    var taken = nameTaken(subscription);
    if (taken.isPresent()) {
      return new Outcome.Refused(taken.get());
    }
    subscriptions.replace(subscription);
    record(subscription, "subscription.change", actor, facts(subscription));
    return stored(id);
  }

  /// Removes one, and gives up what it was to be told yet.
  ///
  /// @return why not, if so
  @Transactional
  public Optional<Refusal> remove(UUID id, String actor) {
    subscriptions.lock();
    var found = subscriptions.find(id).map(Standing::subscription);
    if (found.isEmpty()) {
      return Optional.of(unknown(id));
    }
    subscriptions.markRemoved(id);
    ledger.giveUpAll(id, EVER, clock.instant());
    record(found.get(), "subscription.remove", actor, Map.of("name", found.get().name()));
    return Optional.empty();
  }

  static Refusal unknown(UUID id) {
    return new Refusal(ProblemCode.NOT_FOUND, "There is no subscription " + id + ".");
  }

  private static Subscription subscription(UUID id, SubscriptionWish wish, Channel channel) {
    return new Subscription(id, wish.name(), channel, wish.filter(), wish.isEnabled());
  }

  private Optional<Refusal> nameTaken(Subscription subscription) {
    return subscriptions.isNameTaken(subscription.name(), subscription.id())
        ? Optional.of(
            Refusal.ofField(ProblemCode.NAME_TAKEN, "name", "is the name of another subscription"))
        : Optional.empty();
  }

  private Outcome stored(UUID id) {
    return new Outcome.Done(subscriptions.find(id).orElseThrow());
  }

  private void record(
      Subscription subscription, String action, String actor, Map<String, Object> detail) {
    var id = subscription.id().toString();
    audit.record(AuditEvent.of(actor, action, "subscription", id).with(detail));
  }

  private static Map<String, Object> facts(Subscription subscription) {
    var whom = SubscriptionView.Whom.of(subscription.channel());
    var facts = new HashMap<String, Object>();
    facts.put("name", subscription.name());
    facts.put("kind", subscription.channel().kind().wireName());
    put(facts, "url", whom.url());
    put(facts, "addresses", whom.addresses());
    put(facts, "secrets", whom.secrets());
    facts.put("actions", subscription.filter().actions());
    facts.put("environments", subscription.filter().environments());
    facts.put("projects", subscription.filter().projects());
    facts.put("enabled", subscription.enabled());
    return facts;
  }

  private static void put(
      Map<String, Object> facts, String name, @org.jspecify.annotations.Nullable Object value) {
    if (value != null) {
      facts.put(name, value);
    }
  }
}

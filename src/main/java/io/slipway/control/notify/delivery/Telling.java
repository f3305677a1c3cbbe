package io.slipway.control.notify.delivery;

import io.slipway.control.notify.outbox.Attempt;
import io.slipway.control.notify.outbox.Event;
import io.slipway.control.notify.subscription.Channel;
import io.slipway.control.notify.subscription.Subscription;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/// Makes one attempt to tell a subscriber of an event.
@Component
class Telling {

  private final HttpTelling http;
  private final MailTelling mail;
  private final Clock clock;

  Telling(HttpTelling http, MailTelling mail, Clock clock) {
    this.http = http;
    this.mail = mail;
    this.clock = clock;
  }

  /// What came of it, and the line for the log.
  record Made(Told told, Attempt attempt) {}

  Made tell(Subscription subscription, Event event) {
    var at = clock.instant();
    var begun = System.nanoTime();
    var told =
        switch (subscription.channel()) {
          case Channel.Webhook webhook -> http.tell(webhook, event);
          case Channel.Slack slack -> http.tell(slack, event);
          case Channel.Email(var addresses) -> mail.tell(subscription, addresses, event);
        };
    var duration = Duration.ofNanos(System.nanoTime() - begun).toMillis();
    return new Made(
        told,
        new Attempt(
            at,
            duration,
            told.status().orElse(null),
            told.isDelivered() ? null : told.words(),
            told.response().isEmpty() ? null : told.response()));
  }
}

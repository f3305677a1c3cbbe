package io.slipway.control.notify.delivery;

import io.slipway.control.notify.address.Destination;
import io.slipway.control.notify.address.NotifySettings;
import io.slipway.control.notify.address.Outbound;
import io.slipway.control.notify.message.CloudEvents;
import io.slipway.control.notify.message.Signature;
import io.slipway.control.notify.message.SlackMessages;
import io.slipway.control.notify.outbox.Event;
import io.slipway.control.notify.subscription.CallAddress;
import io.slipway.control.notify.subscription.Channel;
import io.slipway.control.secret.SecretReference;
import io.slipway.control.secret.UnresolvedSecretException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/// Tells over HTTP: CloudEvents to webhooks, messages to Slack.
@Component
class HttpTelling {

  private static final String TYPE = "Content-Type";

  private final Outbound outbound;
  private final CloudEvents events;
  private final SlackMessages messages;
  private final NotifySettings settings;
  private final Clock clock;

  HttpTelling(
      Outbound outbound,
      CloudEvents events,
      SlackMessages messages,
      NotifySettings settings,
      Clock clock) {
    this.outbound = outbound;
    this.events = events;
    this.messages = messages;
    this.settings = settings;
    this.clock = clock;
  }

  Told tell(Channel.Webhook webhook, Event event) {
    try {
      var keys = webhook.keys().stream().map(SecretReference::resolve).toList();
      return at(webhook.url(), destination -> send(destination, event, keys));
    } catch (UnresolvedSecretException e) {
      return Told.away(String.valueOf(e.getMessage()));
    }
  }

  private Told send(Destination to, Event event, List<String> keys) {
    var body = events.write(event);
    var headers =
        Map.of(
            TYPE,
            CloudEvents.MEDIA_TYPE,
            Signature.HEADER,
            Signature.of(clock.instant(), body, keys));
    return post(to, headers, body, Redaction.of(to, keys));
  }

  Told tell(Channel.Slack slack, Event event) {
    var headers = Map.of(TYPE, "application/json; charset=utf-8");
    return at(
        slack.url(),
        destination ->
            post(
                destination, headers, messages.write(event), Redaction.of(destination, List.of())));
  }

  private Told at(CallAddress address, Function<Destination, Told> send) {
    return switch (address.read(settings.allowHttp())) {
      case Destination.Reading.Good(var destination) -> send.apply(destination);
      case Destination.Reading.Bad(var problem) -> Told.away("the URL " + problem);
    };
  }

  private Told post(Destination to, Map<String, String> headers, byte[] body, Redaction redaction) {
    var told = Told.of(outbound.post(to, headers, body), to.host());
    return new Told(
        told.verdict(), told.status(), told.words(), redaction.of(told.response()), told.pause());
  }
}

package io.slipway.control.notify;

import io.slipway.control.notify.address.AddressBook;
import io.slipway.control.notify.address.Destination;
import io.slipway.control.notify.address.NotifySettings;
import io.slipway.control.notify.delivery.MailTelling;
import io.slipway.control.notify.subscription.CallAddress;
import io.slipway.control.notify.subscription.Channel;
import io.slipway.control.notify.subscription.Kind;
import io.slipway.control.secret.SecretReference;
import io.slipway.control.secret.UnresolvedSecretException;
import io.slipway.http.ProblemCode;
import io.slipway.http.Refusal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Says what is wrong with a wish for a subscription, before anything is stored or sent.
@Component
class SubscriptionRules {

  private static final int MOST_KEYS = 2;

  private final AddressBook addresses;
  private final NotifySettings settings;
  private final MailTelling mail;
  private final KnownPlaces places;

  SubscriptionRules(
      AddressBook addresses, NotifySettings settings, MailTelling mail, KnownPlaces places) {
    this.addresses = addresses;
    this.settings = settings;
    this.mail = mail;
    this.places = places;
  }

  /// What a wish is: a channel, or what is wrong with it.
  sealed interface Reading {
    record Good(Channel channel) implements Reading {}

    record Bad(Refusal refusal) implements Reading {}
  }

  Reading read(SubscriptionWish wish) {
    return places
        .objection(wish)
        .or(() -> surplus(wish))
        .<Reading>map(Reading.Bad::new)
        .orElseGet(
            () ->
                switch (wish.kind()) {
                  case WEBHOOK -> webhook(wish);
                  case SLACK -> slack(wish);
                  case EMAIL -> email(wish);
                });
  }

  private static Optional<Refusal> surplus(SubscriptionWish wish) {
    if (wish.kind() == Kind.EMAIL && wish.url() != null) {
      return Optional.of(invalid("url", "is not for e-mail, which has addresses"));
    }
    if (wish.kind() != Kind.EMAIL && wish.addresses() != null) {
      return Optional.of(invalid("addresses", "is for e-mail alone"));
    }
    return wish.kind() != Kind.WEBHOOK && wish.secrets() != null
        ? Optional.of(invalid("secrets", "is for webhooks alone, which are signed"))
        : Optional.empty();
  }

  private Reading webhook(SubscriptionWish wish) {
    var keys = SubscriptionWish.orEmpty(wish.secrets());
    if (keys.isEmpty() || keys.size() > MOST_KEYS) {
      return new Reading.Bad(
          invalid("secrets", "must be one or two references to keys, env:NAME or file:/path"));
    }
    try {
      var references = keys.stream().map(SecretReference::parse).toList();
      return refusalOf(wish.url())
          .<Reading>map(Reading.Bad::new)
          .orElseGet(() -> new Reading.Good(new Channel.Webhook(address(wish), references)));
    } catch (IllegalArgumentException e) {
      return new Reading.Bad(invalid("secrets", String.valueOf(e.getMessage())));
    }
  }

  private Reading slack(SubscriptionWish wish) {
    return refusalOf(wish.url())
        .<Reading>map(Reading.Bad::new)
        .orElseGet(() -> new Reading.Good(new Channel.Slack(address(wish))));
  }

  private static CallAddress address(SubscriptionWish wish) {
    return new CallAddress(String.valueOf(wish.url()));
  }

  // A reference that leads to nothing yet is accepted: another instance may know it, or soon this.
  private Optional<Refusal> refusalOf(@Nullable String url) {
    if (url == null) {
      return Optional.of(invalid("url", "must be given: a URL, or a reference to one"));
    }
    if (SecretReference.isReference(url) && !isResolved(url)) {
      return formOf(url);
    }
    return switch (new CallAddress(url).read(settings.allowHttp())) {
      case Destination.Reading.Bad(var problem) -> Optional.of(forbidden(problem));
      case Destination.Reading.Good(var destination) ->
          addresses.objection(destination).map(SubscriptionRules::forbidden);
    };
  }

  private static boolean isResolved(String reference) {
    try {
      SecretReference.parse(reference).resolve();
      return true;
    } catch (UnresolvedSecretException | IllegalArgumentException e) {
      return false;
    }
  }

  private static Optional<Refusal> formOf(String reference) {
    try {
      SecretReference.parse(reference);
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of(invalid("url", String.valueOf(e.getMessage())));
    }
  }

  private Reading email(SubscriptionWish wish) {
    List<String> to = SubscriptionWish.orEmpty(wish.addresses());
    if (to.isEmpty()) {
      return new Reading.Bad(invalid("addresses", "must be given: 1 to 20 e-mail addresses"));
    }
    if (!mail.isSetUp()) {
      return new Reading.Bad(
          invalid(
              "kind", "e-mail needs the settings spring.mail.host and slipway.notify.mail-from"));
    }
    return new Reading.Good(new Channel.Email(to.stream().distinct().toList()));
  }

  private static Refusal invalid(String field, String message) {
    return Refusal.ofField(ProblemCode.INVALID_FIELD, field, message);
  }

  private static Refusal forbidden(String message) {
    return Refusal.ofField(ProblemCode.ADDRESS_FORBIDDEN, "url", message);
  }
}

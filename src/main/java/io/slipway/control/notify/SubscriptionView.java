package io.slipway.control.notify;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.slipway.control.notify.subscription.CallAddress;
import io.slipway.control.notify.subscription.Channel;
import io.slipway.control.notify.subscription.Filter;
import io.slipway.control.notify.subscription.Kind;
import io.slipway.control.notify.subscription.Standing;
import io.slipway.control.secret.SecretReference;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A subscription as the API shows it; of its secrets only where they are.
@Schema(name = "Subscription")
record SubscriptionView(
    UUID id,
    @Schema(example = "Releases") String name,
    Kind kind,
    @JsonUnwrapped Whom whom,
    @JsonUnwrapped Filter filter,
    boolean enabled,
    @Nullable @Schema(description = "Why Slipway itself disabled it") String disabledReason,
    String createdBy,
    Instant createdAt,
    Instant updatedAt,
    Telling telling) {

  /// Where it leads.
  ///
  /// @param url a reference as it is; of a URL what is behind the host is left out
  @Schema(name = "SubscriptionReceiver")
  record Whom(
      @Nullable
          @Schema(
              description = "A reference as it is; of a URL, what is behind the host is left out",
              example = "https://hooks.example.com/…")
          String url,
      @Nullable List<String> addresses,
      @Nullable @Schema(example = "[\"env:RELEASES_SECRET\"]") List<String> secrets) {

    static Whom of(Channel channel) {
      return switch (channel) {
        case Channel.Webhook(CallAddress url, var keys) ->
            new Whom(url.shown(), null, keys.stream().map(SecretReference::toString).toList());
        case Channel.Slack(CallAddress url) -> new Whom(url.shown(), null, null);
        case Channel.Email(var addresses) -> new Whom(null, addresses, null);
      };
    }
  }

  /// How telling goes.
  @Schema(name = "SubscriptionTelling")
  record Telling(
      @Schema(description = "Events that wait to be told", example = "0") long pending,
      @Nullable @Schema(description = "Since when the oldest of them waits") Instant pendingSince,
      @Nullable Instant lastSuccessAt,
      @Nullable Instant lastFailureAt,
      @Nullable @Schema(example = "hooks.example.com answered 503") String lastFailure,
      @Nullable @Schema(description = "Since when events are given up, until the next success")
          Instant gaveUpAt) {

    private static Telling of(Standing standing) {
      var health = standing.health();
      return new Telling(
          standing.backlog().pending(),
          standing.backlog().oldest().orElse(null),
          health.lastSuccessAt().orElse(null),
          health.lastFailureAt().orElse(null),
          health.lastFailure().orElse(null),
          health.gaveUpAt().orElse(null));
    }
  }

  static SubscriptionView of(Standing standing) {
    var subscription = standing.subscription();
    return new SubscriptionView(
        subscription.id(),
        subscription.name(),
        subscription.channel().kind(),
        Whom.of(subscription.channel()),
        subscription.filter(),
        subscription.enabled(),
        standing.disabledReason().orElse(null),
        standing.createdBy(),
        standing.createdAt(),
        standing.updatedAt(),
        Telling.of(standing));
  }
}

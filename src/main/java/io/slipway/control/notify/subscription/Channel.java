package io.slipway.control.notify.subscription;

import io.slipway.control.secret.SecretReference;
import java.util.List;

/// How and where a subscriber is told.
public sealed interface Channel {

  /// CloudEvents over HTTP, signed.
  ///
  /// @param keys what signs them: one, or two while one replaces the other
  record Webhook(CallAddress url, List<SecretReference> keys) implements Channel {

    public Webhook {
      keys = List.copyOf(keys);
    }
  }

  /// Messages in the form that Slack's incoming webhooks take, as Mattermost's and others' do.
  record Slack(CallAddress url) implements Channel {}

  /// Plain e-mail.
  record Email(List<String> addresses) implements Channel {

    public Email {
      addresses = List.copyOf(addresses);
    }
  }

  default Kind kind() {
    return switch (this) {
      case Webhook _ -> Kind.WEBHOOK;
      case Slack _ -> Kind.SLACK;
      case Email _ -> Kind.EMAIL;
    };
  }
}

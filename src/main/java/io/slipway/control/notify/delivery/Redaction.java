package io.slipway.control.notify.delivery;

import io.slipway.control.notify.address.Destination;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Takes secrets out of what a receiver answered, which may repeat what it was sent.
record Redaction(List<String> secrets) {

  private static final int SHORTEST = 4;
  private static final String BLACK = "***";

  Redaction {
    secrets =
        secrets.stream()
            .filter(secret -> secret.length() >= SHORTEST)
            .sorted(Comparator.comparing(String::length).reversed())
            .toList();
  }

  /// The keys, and of the URL what is not shown of it.
  static Redaction of(Destination destination, List<String> keys) {
    var secrets = new ArrayList<>(keys);
    var uri = destination.uri();
    Optional.ofNullable(uri.getRawPath()).ifPresent(secrets::add);
    Optional.ofNullable(uri.getRawQuery()).ifPresent(secrets::add);
    return new Redaction(secrets);
  }

  String of(String text) {
    var result = text;
    for (var secret : secrets) {
      result = result.replace(secret, BLACK);
    }
    return result;
  }
}

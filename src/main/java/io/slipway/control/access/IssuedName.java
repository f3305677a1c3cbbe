package io.slipway.control.access;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Makes sign-in names of what an issuer calls its people.
final class IssuedName {

  private static final int LONGEST = 50;
  private static final int LONGEST_TEXT = 100;

  private IssuedName() {}

  /// The name if it is free, else with the first number behind it that is.
  static String of(String wish, Predicate<String> isTaken) {
    var tame =
        wish.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._@-]", "-").replaceFirst("^[._@-]+", "");
    var name = tame.isEmpty() ? "person" : cut(tame, LONGEST);
    var candidate = name;
    for (var number = 2; isTaken.test(candidate); number++) {
      candidate = name + "-" + number;
    }
    return candidate;
  }

  /// A text that can be shown and stored.
  static Optional<String> printable(@Nullable String text) {
    return Optional.ofNullable(text)
        .map(shown -> cut(shown.replaceAll("[\\p{Cntrl}\\p{Cs}]", "").strip(), LONGEST_TEXT))
        .filter(shown -> !shown.isEmpty());
  }

  private static String cut(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest);
  }
}

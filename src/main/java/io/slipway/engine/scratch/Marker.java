package io.slipway.engine.scratch;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a `COMMENT` says of a database or role that Slipway made: what for, and when it was used.
///
/// The text needs no quoting inside a string literal, whatever it holds.
///
/// @param purpose one word: `scratch`, `template`, `role`
/// @param built when it was made
/// @param used when somebody last asked for it, to a minute
record Marker(String purpose, Instant built, Instant used) {

  static final String SCRATCH = "scratch";
  static final String TEMPLATE = "template";
  static final String ROLE = "role";

  private static final Pattern TEXT =
      Pattern.compile(
          "slipway/1 (?<purpose>[a-z]+) built=(?<built>[0-9TZ:.+-]+) used=(?<used>[0-9TZ:.+-]+)");

  static Marker made(String purpose, Instant now) {
    return new Marker(purpose, now, now);
  }

  /// Reads a comment; empty when it is not Slipway's.
  static Optional<Marker> parse(@Nullable String comment) {
    if (comment == null) {
      return Optional.empty();
    }
    var matcher = TEXT.matcher(comment);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Marker(
              matcher.group("purpose"),
              Instant.parse(matcher.group("built")),
              Instant.parse(matcher.group("used"))));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  Marker usedAt(Instant now) {
    return new Marker(purpose, built, now);
  }

  /// The comment as a string literal.
  String literal() {
    return "'" + this + "'";
  }

  @Override
  public String toString() {
    return "slipway/1 %s built=%s used=%s".formatted(purpose, built, used);
  }
}

package io.slipway.control.project;

import io.slipway.engine.bundle.FlywayVersion;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// What values of a [FlywayOption] are held to; each throws [IllegalArgumentException].
final class FlywayRules {

  private static final int LONGEST_VERSION = 50;
  private static final Pattern IGNORE_PATTERN =
      Pattern.compile(
          "(repeatable|versioned|\\*):(missing|pending|ignored|future|\\*)",
          Pattern.CASE_INSENSITIVE);

  private FlywayRules() {}

  static void any(String value) {}

  static Consumer<String> atMost(int characters) {
    return value -> require(value.length() <= characters, "at most " + characters + " characters");
  }

  static Consumer<String> filled(int characters) {
    return value ->
        require(
            !value.isEmpty() && value.length() <= characters, "1 to " + characters + " characters");
  }

  static void identifier(String value) {
    DatabaseName.check("PostgreSQL identifier", value);
  }

  static void version(String value) {
    FlywayVersion.parse(value);
    require(value.length() <= LONGEST_VERSION, "at most " + LONGEST_VERSION + " characters");
  }

  static void charset(String value) {
    try {
      Charset.forName(value);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "'" + value + "' is not a character set that Java knows, such as UTF-8", e);
    }
  }

  static void ignorePattern(String value) {
    require(
        IGNORE_PATTERN.matcher(value).matches(),
        "repeatable, versioned or *, a colon, and missing, pending, ignored, future or *");
  }

  // Flyway's prefixes name places outside a bundle, and so do .. and absolute paths.
  static void location(String value) {
    require(
        !value.isEmpty()
            && !value.startsWith("/")
            && !value.contains(":")
            && !value.contains("\\")
            && Arrays.stream(value.split("/")).noneMatch(".."::equals),
        "a folder below the bundle's root, with / and without ..");
  }

  private static void require(boolean holds, String expected) {
    if (!holds) {
      throw new IllegalArgumentException("expected " + expected);
    }
  }
}

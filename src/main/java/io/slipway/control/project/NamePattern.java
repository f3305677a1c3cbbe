package io.slipway.control.project;

import java.util.regex.Pattern;

/// What ids of projects, environments and targets look like: they stand in addresses, in file
/// names and in PostgreSQL's 63-byte identifiers.
final class NamePattern {

  static final String REGEX = "[a-z0-9][a-z0-9-]{0,62}";

  static final String SENTENCE =
      "1 to 63 lower-case letters, digits and hyphens, beginning with a letter or digit";

  /// What the API says of a field that should be one.
  static final String MESSAGE = "must be " + SENTENCE;

  private static final Pattern PATTERN = Pattern.compile(REGEX);

  private NamePattern() {}

  static void check(String value) {
    if (!PATTERN.matcher(value).matches()) {
      throw new IllegalArgumentException("'" + value + "' is not an id: " + SENTENCE);
    }
  }
}

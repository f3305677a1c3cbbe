package io.slipway.control.project;

import java.nio.charset.StandardCharsets;

/// The name of a PostgreSQL database: 1 to 63 bytes, no control characters.
public record DatabaseName(String value) {

  private static final int LONGEST_IN_BYTES = 63;

  public DatabaseName {
    check("database name", value);
  }

  static void check(String what, String value) {
    var bytes = value.getBytes(StandardCharsets.UTF_8).length;
    if (bytes == 0 || bytes > LONGEST_IN_BYTES || value.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(
          "a %s has 1 to %d bytes and no control characters".formatted(what, LONGEST_IN_BYTES));
    }
  }

  @Override
  public String toString() {
    return value;
  }
}

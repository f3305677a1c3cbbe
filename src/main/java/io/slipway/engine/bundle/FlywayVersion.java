package io.slipway.engine.bundle;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A Flyway version: numbers of any size, compared part by part, with missing parts counting as
/// zero.
///
/// Equality follows the comparison, so `1`, `01` and `1.0` are equal while [#text()] keeps the
/// spelling.
public final class FlywayVersion implements Comparable<FlywayVersion> {

  private static final Pattern VALID = Pattern.compile("[0-9]+(?:[._][0-9]+)*");

  private final String text;
  private final List<BigInteger> parts;

  private FlywayVersion(String text, List<BigInteger> parts) {
    this.text = text;
    this.parts = parts;
  }

  /// Parses a version as it stands in a file name or a history table.
  ///
  /// Signed and non-ASCII digits and the words `current`, `latest` and `next`, which Flyway lets
  /// pass by
  /// accident, are refused.
  ///
  /// @throws IllegalArgumentException when it is not a version
  public static FlywayVersion parse(String text) {
    if (!VALID.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "Version may only contain 0..9 and . (dot). Invalid version: " + text);
    }
    var dotted = text.replace('_', '.');
    var parts = new ArrayList<BigInteger>();
    for (var part : dotted.split("\\.")) {
      parts.add(new BigInteger(part));
    }
    while (!parts.isEmpty() && parts.getLast().signum() == 0) {
      parts.removeLast();
    }
    return new FlywayVersion(dotted, List.copyOf(parts));
  }

  /// The version as Flyway displays and stores it: dots for underscores, leading zeros kept.
  public String text() {
    return text;
  }

  @Override
  public int compareTo(FlywayVersion other) {
    for (var i = 0; i < Math.max(parts.size(), other.parts.size()); i++) {
      var compared = part(i).compareTo(other.part(i));
      if (compared != 0) {
        return compared;
      }
    }
    return 0;
  }

  private BigInteger part(int index) {
    return index < parts.size() ? parts.get(index) : BigInteger.ZERO;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FlywayVersion version && parts.equals(version.parts);
  }

  @Override
  public int hashCode() {
    return parts.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}

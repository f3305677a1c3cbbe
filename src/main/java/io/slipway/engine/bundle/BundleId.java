package io.slipway.engine.bundle;

import java.util.regex.Pattern;

/// A bundle's identity: the SHA-256 of its files' paths and contents, in lower-case hexadecimal.
public record BundleId(String value) {

  private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

  public BundleId {
    if (!SHA_256.matcher(value).matches()) {
      throw new IllegalArgumentException("not a bundle id: " + value);
    }
  }

  @Override
  public String toString() {
    return value;
  }
}

package io.slipway.control.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/// A token in the clear, `slw_<prefix>_<secret>`: known to its holder alone once it was shown.
///
/// @param prefix eight characters that name it in lists
/// @param secret 256 random bits in hexadecimal
record BearerToken(String prefix, String secret) {

  private static final Pattern FORM = Pattern.compile("slw_([a-z0-9]{8})_([0-9a-f]{64})");
  private static final int PREFIX_BYTES = 4;
  private static final int SECRET_BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  static BearerToken random() {
    return new BearerToken(hex(PREFIX_BYTES), hex(SECRET_BYTES));
  }

  static Optional<BearerToken> parse(String text) {
    var matcher = FORM.matcher(text);
    return matcher.matches()
        ? Optional.of(new BearerToken(matcher.group(1), matcher.group(2)))
        : Optional.empty();
  }

  private static String hex(int bytes) {
    var random = new byte[bytes];
    RANDOM.nextBytes(random);
    return HexFormat.of().formatHex(random);
  }

  /// What is stored instead of the secret. The secret is random, so a fast hash is enough.
  byte[] hash() {
    try {
      return MessageDigest.getInstance("SHA-256")
          .digest(secret.getBytes(StandardCharsets.US_ASCII));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  String inTheClear() {
    return "slw_" + prefix + "_" + secret;
  }

  @Override
  public String toString() {
    return "slw_" + prefix + "_...";
  }
}

package io.slipway.http.authorization;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// What a cookie holds: 256 random bits in hexadecimal. Stored is its hash alone.
public record SessionSecret(String value) {

  private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");
  private static final int BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  public static SessionSecret random() {
    var random = new byte[BYTES];
    RANDOM.nextBytes(random);
    return new SessionSecret(HexFormat.of().formatHex(random));
  }

  /// The secret, if the text is one.
  public static Optional<SessionSecret> parse(String text) {
    return FORM.matcher(text).matches() ? Optional.of(new SessionSecret(text)) : Optional.empty();
  }

  public byte[] hash() {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes(value));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /// What pages of this session send along with each change. Who knows it does not know the secret.
  public String csrfToken() {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(bytes(value), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(bytes("csrf")));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public String toString() {
    return "SessionSecret[...]";
  }
}

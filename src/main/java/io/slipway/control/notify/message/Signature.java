package io.slipway.control.notify.message;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Signs bodies: HMAC-SHA256 over the timestamp in seconds, a dot, and the body, once for each key.
///
/// The header's value is `t=<seconds>,v1=<hex>`, with a second `v1` while one key replaces another.
public final class Signature {

  public static final String HEADER = "Slipway-Signature";

  private static final String ALGORITHM = "HmacSHA256";

  private Signature() {}

  public static String of(Instant now, byte[] body, List<String> keys) {
    var timestamp = Long.toString(now.getEpochSecond());
    return keys.stream()
        .map(key -> "v1=" + hmac(key, timestamp, body))
        .collect(Collectors.joining(",", "t=" + timestamp + ",", ""));
  }

  private static String hmac(String key, String timestamp, byte[] body) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      mac.update((timestamp + ".").getBytes(StandardCharsets.US_ASCII));
      return HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }
}

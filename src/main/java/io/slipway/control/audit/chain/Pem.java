package io.slipway.control.audit.chain;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;

/// Keys as text (RFC 7468).
final class Pem {

  private static final int LINE = 64;

  private Pem() {}

  /// @throws IllegalArgumentException when the text has no such block
  static byte[] decode(String text, String label) {
    var block =
        Pattern.compile("-----BEGIN %1$s-----([^-]*)-----END %1$s-----".formatted(label))
            .matcher(text);
    if (!block.find()) {
      throw new IllegalArgumentException("it has no block BEGIN " + label);
    }
    return Base64.getDecoder().decode(block.group(1).replaceAll("\\s", ""));
  }

  static String encode(byte[] der, String label) {
    var lines = Base64.getMimeEncoder(LINE, "\n".getBytes(StandardCharsets.US_ASCII));
    return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n"
        .formatted(label, lines.encodeToString(der));
  }
}

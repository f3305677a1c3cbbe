package io.slipway.engine.scratch;

import io.slipway.engine.postgres.AdvisoryLock;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/// What a template holds: whoever asks for the same key is content with the same database.
///
/// @param sha256 a digest of everything that the content depends on, in lower-case hexadecimal
public record TemplateKey(String sha256) {

  private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

  // Half the digest: a name has room for 63 bytes, and 128 bits do not meet by chance.
  private static final int HEX_IN_NAME = 32;
  private static final int HEX_OF_LONG = 16;

  public TemplateKey {
    if (!SHA_256.matcher(sha256).matches()) {
      throw new IllegalArgumentException("not a SHA-256: " + sha256);
    }
  }

  /// The key of what these texts describe, taken together in their order.
  public static TemplateKey of(List<String> parts) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      for (var part : parts) {
        var bytes = part.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
      }
      return new TemplateKey(HexFormat.of().formatHex(digest.digest()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /// The name of the template, once it is finished.
  String databaseName() {
    return ScratchNames.TEMPLATE_PREFIX + sha256.substring(0, HEX_IN_NAME);
  }

  /// Who has it builds the template, and nobody else does meanwhile.
  AdvisoryLock buildLock() {
    var bits = sha256.substring(sha256.length() - HEX_OF_LONG);
    return new AdvisoryLock("Slipway template " + sha256, Long.parseUnsignedLong(bits, 16));
  }

  @Override
  public String toString() {
    return sha256;
  }
}

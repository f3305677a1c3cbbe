package io.slipway.engine.catalog;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;

/// SHA-256 over a schema's objects: two schemas have the same one exactly when nothing that a
/// migration can change differs.
///
/// @param value in hexadecimal
public record CatalogDigest(String value) {

  static CatalogDigest of(Collection<CatalogObject> objects) {
    var sha256 = sha256();
    for (var object : objects) {
      add(sha256, object.ref().kind().name());
      add(sha256, object.ref().identity());
      add(sha256, Integer.toString(object.attributes().size()));
      object
          .attributes()
          .forEach(
              (name, value) -> {
                add(sha256, name);
                add(sha256, value);
              });
    }
    return new CatalogDigest(HexFormat.of().formatHex(sha256.digest()));
  }

  // Each text behind its length, so that no two lists of texts can be spelled alike.
  private static void add(MessageDigest sha256, String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    sha256.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
    sha256.update(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return value;
  }
}

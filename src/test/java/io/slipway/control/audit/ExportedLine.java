package io.slipway.control.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// A reader of the export who has nothing of Slipway's code, only the documented encoding.
record ExportedLine(String hash, String previousHash, String recomputedHash) {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .disable(JsonWriteFeature.WRITE_HEX_UPPER_CASE)
          .build();

  static ExportedLine parse(String line) {
    var members = JSON.readValue(line, new TypeReference<TreeMap<String, Object>>() {});
    var hash = String.valueOf(members.remove("hash"));
    return new ExportedLine(
        hash,
        String.valueOf(members.get("previousHash")),
        sha256(JSON.writeValueAsString(members)));
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}

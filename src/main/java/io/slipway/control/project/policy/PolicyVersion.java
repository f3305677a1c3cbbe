package io.slipway.control.project.policy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Names a policy by what it says: two that are written differently and mean the same have one
// name.
final class PolicyVersion {

  // What the written form means may change with Slipway; then this does.
  private static final String FORMAT = "slipway-policy-1\n";

  private static final JsonMapper CANONICAL =
      JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

  private PolicyVersion() {}

  static String of(Policy policy) {
    if (policy.equals(Policy.NONE)) {
      return Policy.NO_VERSION;
    }
    var text = FORMAT + CANONICAL.writeValueAsString(PolicyWriter.write(policy));
    try {
      var sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}

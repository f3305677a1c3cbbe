package io.slipway.control.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;

/// An entry's hash: the SHA-256, in lower-case hexadecimal, of the UTF-8 text of the entry without
/// its member `hash`, as canonical JSON (RFC 8785: no white space, members sorted).
///
/// Absent values are `null`. So a line of the export proves itself: parse it, take `hash` away,
/// write it canonically, hash it; `previousHash` must be the `hash` of the line before.
final class AuditHash {

  static final String BEFORE_THE_FIRST = "0".repeat(64);

  private AuditHash() {}

  static String of(AuditEntry entry) {
    var members = new TreeMap<String, Object>();
    members.put("seq", entry.seq());
    members.put("at", entry.at());
    members.put("actor", entry.actor());
    members.put("action", entry.action());
    members.put("objectKind", entry.objectKind());
    put(members, "objectId", entry.objectId());
    put(members, "environment", entry.environment());
    put(members, "project", entry.project());
    members.put("detail", entry.detail());
    members.put("previousHash", entry.previousHash());
    return sha256(CanonicalJson.write(members));
  }

  private static void put(
      TreeMap<String, Object> members,
      String name,
      @org.jspecify.annotations.Nullable Object value) {
    members.put(name, value == null ? CanonicalJson.NULL : value);
  }

  private static String sha256(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}

package io.slipway.control.audit.chain;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// An entry's hash: the SHA-256, in lower-case hexadecimal, of the UTF-8 text of the entry without
/// its member `hash`, as canonical JSON (RFC 8785: no white space, members sorted).
///
/// Absent values are `null`. So a line of the export proves itself: parse it, take `hash` away,
/// write it canonically, hash it; `previousHash` must be the `hash` of the line before.
public final class AuditHash {

  public static final String BEFORE_THE_FIRST = "0".repeat(64);

  private AuditHash() {}

  /// @throws IllegalArgumentException when the entry holds what no entry can: a number with a
  ///     fraction, or half a surrogate pair
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

  private static void put(TreeMap<String, Object> members, String name, @Nullable Object value) {
    members.put(name, value == null ? CanonicalJson.NULL : value);
  }

  static String sha256(String text) {
    return sha256(utf8(text));
  }

  static String sha256(byte[] bytes) {
    return sha256(ByteBuffer.wrap(bytes));
  }

  private static String sha256(ByteBuffer bytes) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update(bytes);
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  // String.getBytes writes a question mark for half a surrogate pair: two texts, one hash.
  private static ByteBuffer utf8(String text) {
    try {
      return StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("half a surrogate pair has no form in UTF-8", e);
    }
  }
}

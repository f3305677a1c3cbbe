package io.slipway.control.audit.chain;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.json.JsonMapper;

/// One signed line of a checkpoint file: at this time, the entry of this number had this hash.
///
/// A line is canonical JSON. What is signed is the same without its member `signature`, which
/// stands last.
///
/// @param position its place among the lines of its file
/// @param seq the number of the entry that was the last
/// @param hash that entry's hash
/// @param at when it was signed, as entries tell times
/// @param keyId see [VerifyingKey]
/// @param signature in Base64
public record Checkpoint(
    Position position, long seq, String hash, String at, String keyId, String signature) {

  /// Where a line stands.
  ///
  /// @param log the file's own id, made up with its first line
  /// @param number 1, 2, 3 ... without gaps
  /// @param previous the SHA-256 of the line before, without its line break; 64 zeros for the
  ///     first
  public record Position(UUID log, long number, String previous) {

    /// Of the first line of a new file.
    public static Position first(UUID log) {
      return new Position(log, 1, AuditHash.BEFORE_THE_FIRST);
    }

    /// The place behind a line.
    public static Position behind(UUID log, long number, String line) {
      return new Position(log, number + 1, AuditHash.sha256(line));
    }
  }

  private static final int MEMBERS = 8;

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  public static Checkpoint sign(
      Position position, long seq, String hash, String at, SigningKey key) {
    var open = new Checkpoint(position, seq, hash, at, key.verifyingKey().id(), "");
    return new Checkpoint(position, seq, hash, at, open.keyId(), key.sign(open.signedText()));
  }

  /// @throws IllegalArgumentException when the line is not exactly one that Slipway writes
  public static Checkpoint parse(String line) {
    try {
      var node = JSON.readTree(line);
      var result =
          new Checkpoint(
              new Position(
                  UUID.fromString(node.path("log").asString()),
                  node.path("number").asLong(),
                  node.path("previous").asString()),
              node.path("seq").asLong(),
              node.path("hash").asString(),
              node.path("at").asString(),
              node.path("keyId").asString(),
              node.path("signature").asString());
      if (node.size() == MEMBERS && result.line().equals(line)) {
        return result;
      }
    } catch (JacksonException | IllegalArgumentException e) {
      throw new IllegalArgumentException("it is no checkpoint", e);
    }
    throw new IllegalArgumentException("it is no checkpoint");
  }

  public String line() {
    var members = members();
    members.put("signature", signature);
    return CanonicalJson.write(members);
  }

  private String signedText() {
    return CanonicalJson.write(members());
  }

  private Map<String, Object> members() {
    var members = new TreeMap<String, Object>();
    members.put("at", at);
    members.put("hash", hash);
    members.put("keyId", keyId);
    members.put("log", position.log().toString());
    members.put("number", position.number());
    members.put("previous", position.previous());
    members.put("seq", seq);
    return members;
  }

  boolean isSignedBy(VerifyingKey key) {
    return key.id().equals(keyId) && key.hasSigned(signedText(), signature);
  }

  /// How many bytes its line has in a file, with the line break.
  public int length() {
    return line().getBytes(StandardCharsets.UTF_8).length + 1;
  }
}

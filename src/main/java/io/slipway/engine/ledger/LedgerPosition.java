package io.slipway.engine.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// Where a ledger stands: how many rows it has, and a digest of what they say.
///
/// @param rows how many there are
/// @param digest SHA-256 over them in the order in which they were written, in hexadecimal
public record LedgerPosition(int rows, String digest) {

  /// The position of a ledger with these rows, each in a text that says all that matters of it, in
  /// the order in which they were written.
  public static LedgerPosition of(List<String> rows) {
    try {
      var sha256 = MessageDigest.getInstance("SHA-256");
      for (var row : rows) {
        sha256.update(row.getBytes(StandardCharsets.UTF_8));
        sha256.update((byte) 0);
      }
      return new LedgerPosition(rows.size(), HexFormat.of().formatHex(sha256.digest()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /// Whether rows that were written later begin with those of this position, unchanged.
  public boolean isPrefixOf(List<String> later) {
    return later.size() >= rows && of(later.subList(0, rows)).equals(this);
  }
}

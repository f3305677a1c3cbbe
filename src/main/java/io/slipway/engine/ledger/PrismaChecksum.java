package io.slipway.engine.ledger;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Function;
import java.util.stream.Stream;

/// Prisma's checksum of a script, and the variants of it that Prisma accepts in a history.
final class PrismaChecksum {

  private static final int LENGTH = 64;
  private static final byte CR = '\r';
  private static final byte LF = '\n';

  private PrismaChecksum() {}

  /// SHA-256 in lower-case hexadecimal.
  static String of(byte[] script) {
    return HexFormat.of().formatHex(sha256(script));
  }

  /// Whether a stored checksum stands for a script, however its lines end. Early versions of
  /// Prisma wrote each byte without its leading zero; such a checksum is shorter.
  static boolean matches(byte[] script, String stored) {
    Function<byte[], String> format =
        stored.length() == LENGTH || stored.isEmpty()
            ? PrismaChecksum::of
            : PrismaChecksum::unpadded;
    return format.apply(script).equals(stored)
        || Stream.of(withoutCarriageReturns(script), withCarriageReturns(script))
            .anyMatch(variant -> format.apply(variant).equals(stored));
  }

  private static String unpadded(byte[] script) {
    var text = new StringBuilder();
    for (var value : sha256(script)) {
      text.append(Integer.toHexString(Byte.toUnsignedInt(value)));
    }
    return text.toString();
  }

  private static byte[] sha256(byte[] script) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(script);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static byte[] withoutCarriageReturns(byte[] script) {
    var result = new ByteArrayOutputStream(script.length);
    for (var i = 0; i < script.length; i++) {
      var endsLine = script[i] == CR && i + 1 < script.length && script[i + 1] == LF;
      if (!endsLine) {
        result.write(script[i]);
      }
    }
    return result.toByteArray();
  }

  // Every LF gets a CR, one that has a CR already included, as Prisma does it.
  private static byte[] withCarriageReturns(byte[] script) {
    var result = new ByteArrayOutputStream(script.length * 2);
    for (var value : script) {
      if (value == LF) {
        result.write(CR);
      }
      result.write(value);
    }
    return result.toByteArray();
  }
}

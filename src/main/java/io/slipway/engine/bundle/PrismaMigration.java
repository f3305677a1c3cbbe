package io.slipway.engine.bundle;

import io.slipway.engine.conductor.ScriptLimits;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;

/// A migration in Prisma layout: a folder with a `migration.sql` and perhaps a `down.sql` and a
/// `verify.sql`.
///
/// @param name the folder's name
/// @param checksum the SHA-256 of `migration.sql` in lower-case hexadecimal, as Prisma records it
public record PrismaMigration(
    String name,
    String checksum,
    SourceFile script,
    ScriptLimits limits,
    Optional<SourceFile> down,
    ScriptLimits downLimits,
    Optional<SourceFile> verification)
    implements Migration {

  private static final int CHECKSUM_LENGTH = 64;

  @Override
  public Optional<String> downPath() {
    return Optional.of(
        script.path().substring(0, script.path().length() - script.fileName().length())
            + "down.sql");
  }

  /// Whether Prisma takes a recorded checksum for this script's: with either kind of line end and,
  /// as old versions wrote it, without the zeros before single-digit bytes.
  public boolean checksumMatches(String stored) {
    return contents().anyMatch(content -> matches(stored, content));
  }

  /// Prisma's scripts have no placeholders.
  @Override
  public RenderedScript render(Placeholders placeholders) {
    return verbatim(script);
  }

  @Override
  public Optional<RenderedScript> renderDown(Placeholders placeholders) {
    return down.map(PrismaMigration::verbatim);
  }

  @Override
  public Optional<RenderedScript> renderVerification(Placeholders placeholders) {
    return verification.map(PrismaMigration::verbatim);
  }

  private static RenderedScript verbatim(SourceFile file) {
    var text = new String(file.bytes(), StandardCharsets.UTF_8);
    return RenderedScript.verbatim(ScriptText.withoutByteOrderMark(text));
  }

  private Stream<byte[]> contents() {
    var text = new String(script.bytes(), StandardCharsets.UTF_8);
    return Stream.concat(
        Stream.of(script.bytes()),
        Stream.of(text.replace("\r\n", "\n"), text.replace("\n", "\r\n"))
            .map(variant -> variant.getBytes(StandardCharsets.UTF_8)));
  }

  private static boolean matches(String stored, byte[] content) {
    var digest = BundleFiles.sha256().digest(content);
    if (stored.length() == CHECKSUM_LENGTH || stored.isEmpty()) {
      return HexFormat.of().formatHex(digest).equals(stored);
    }
    var unpadded = new StringBuilder();
    for (var b : digest) {
      unpadded.append(Integer.toHexString(b & 0xff));
    }
    return unpadded.toString().equals(stored);
  }
}

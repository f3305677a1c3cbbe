package io.slipway.engine.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// The files of a bundle, sorted by path, before anyone asks what they mean.
///
/// Paths are relative to the root and use `/`. Names are kept as they are: composed and decomposed
/// forms of one letter are different names, as they are on a Linux disk.
public final class BundleFiles {

  /// The oldest time that a zip can hold, so that equal files make equal archives.
  private static final LocalDateTime ZIP_EPOCH = LocalDateTime.of(1980, 1, 1, 0, 0);

  private final List<SourceFile> files;

  BundleFiles(Collection<SourceFile> files) {
    this.files = files.stream().sorted(Comparator.comparing(SourceFile::path)).toList();
  }

  /// Files that somebody else has read; nothing about them is checked.
  public static BundleFiles of(Collection<SourceFile> files) {
    return new BundleFiles(files);
  }

  /// Reads a folder. Hidden folders are left out and hidden files are not, as Flyway does it;
  /// symbolic links are followed to files below the root only, and no folder is entered by one.
  ///
  /// @throws InvalidBundleException when a file is refused or a limit is passed
  /// @throws IOException when the folder itself cannot be read
  public static BundleFiles ofFolder(Path root, BundleLimits limits) throws IOException {
    return new FolderReader(root.toRealPath(), limits).read();
  }

  /// Unpacks a zip, a tar or a gzipped tar, told apart by their first bytes. The result holds what
  /// [#ofFolder] finds in the same folder: hidden folders are left out, and so is the `__MACOSX`
  /// folder that Finder adds.
  ///
  /// @throws InvalidBundleException when an entry is refused or a limit is passed
  /// @throws IOException when the stream itself cannot be read
  public static BundleFiles ofArchive(InputStream archive, BundleLimits limits) throws IOException {
    return new ArchiveReader(limits).read(archive);
  }

  /// All files, sorted by path.
  public List<SourceFile> files() {
    return files;
  }

  /// The SHA-256 over all paths and contents, each preceded by its length.
  public BundleId id() {
    var digest = sha256();
    for (var file : files) {
      update(digest, file.path().getBytes(StandardCharsets.UTF_8));
      update(digest, file.bytes());
    }
    return new BundleId(HexFormat.of().formatHex(digest.digest()));
  }

  /// The files without the one folder that holds them all, as archives of a repository have it.
  /// Nothing changes when there is no such folder, or when that folder is itself a Prisma
  /// migration. Meant for uploads, before anything is stored: call it once, for it is not
  /// idempotent.
  public BundleFiles unwrapped() {
    if (files.isEmpty()) {
      return this;
    }
    var first = files.getFirst().path();
    var folder = first.substring(0, first.indexOf('/') + 1);
    if (folder.isEmpty() || !files.stream().allMatch(file -> file.path().startsWith(folder))) {
      return this;
    }
    if (files.stream().anyMatch(file -> file.path().equals(folder + PrismaReader.SCRIPT))) {
      return this;
    }
    return new BundleFiles(files.stream().map(file -> file.below(folder)).toList());
  }

  /// Writes a zip from which [#ofArchive] reads files with this very id. Equal files make equal
  /// bytes. The stream stays open.
  public void writeArchive(OutputStream out) throws IOException {
    var zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
    for (var file : files) {
      var entry = new ZipEntry(file.path());
      entry.setTimeLocal(ZIP_EPOCH);
      zip.putNextEntry(entry);
      zip.write(file.bytes());
      zip.closeEntry();
    }
    zip.finish();
  }

  private static void update(MessageDigest digest, byte[] bytes) {
    digest.update(ByteBuffer.allocate(Long.BYTES).putLong(bytes.length).flip());
    digest.update(bytes);
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}

package io.slipway.engine.bundle;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry.NameSource;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/// Unpacks an archive that nobody vouches for.
///
/// A zip is put into a temporary file first, for only its central directory, which comes last,
/// tells links from files.
final class ArchiveReader {

  private static final int TAR_HEADER = 512;
  private static final byte[] ZIP_FILE = {'P', 'K', 3, 4};
  private static final byte[] ZIP_EMPTY = {'P', 'K', 5, 6};
  private static final byte[] GZIP = {0x1f, (byte) 0x8b};

  private final BundleLimits limits;
  private final FileCollector collector;

  ArchiveReader(BundleLimits limits) {
    this.limits = limits;
    this.collector = new FileCollector(limits);
  }

  BundleFiles read(InputStream archive) throws IOException {
    var source = new SourceStream(new BufferedInputStream(archive, TAR_HEADER * 2));
    source.mark(TAR_HEADER);
    var magic = source.readNBytes(TAR_HEADER);
    source.reset();
    try {
      unpack(magic, source);
    } catch (IOException | RuntimeException e) {
      throw refusal(e, source);
    }
    return collector.finish();
  }

  private void unpack(byte[] magic, InputStream archive) throws IOException {
    if (startsWith(magic, ZIP_FILE) || startsWith(magic, ZIP_EMPTY)) {
      unzip(archive);
    } else if (startsWith(magic, GZIP)) {
      var unpacked =
          GzipCompressorInputStream.builder()
              .setInputStream(archive)
              .setDecompressConcatenated(true)
              .get();
      untar(unpacked);
    } else if (TarArchiveInputStream.matches(magic, magic.length)) {
      untar(archive);
    } else {
      throw collector.stop(
          FindingCode.ARCHIVE_UNKNOWN, "", "send a zip, a tar or a gzipped tar (tar.gz, tgz)");
    }
  }

  /// What the library throws for a broken archive is many kinds of exception; ours and those of
  /// the caller's stream pass.
  private RuntimeException refusal(Exception failure, SourceStream source) throws IOException {
    if (failure instanceof InvalidBundleException refused) {
      return refused;
    }
    if (source.failure() != null && failure instanceof IOException unreadable) {
      throw unreadable;
    }
    return collector.stop(
        FindingCode.ARCHIVE_BROKEN, "", "the archive cannot be unpacked: " + failure.getMessage());
  }

  private void unzip(InputStream archive) throws IOException {
    var spooled = Files.createTempFile("slipway-bundle", ".zip");
    try {
      spool(archive, spooled);
      try (var zip = ZipFile.builder().setPath(spooled).setUseUnicodeExtraFields(true).get()) {
        for (var entry : Collections.list(zip.getEntriesInPhysicalOrder())) {
          add(zip, entry);
        }
      }
    } finally {
      Files.deleteIfExists(spooled);
    }
  }

  /// Keeps a packed archive to what its content may have in all, and some room for its directory.
  private void spool(InputStream archive, Path spooled) throws IOException {
    try (var out = Files.newOutputStream(spooled)) {
      bounded(archive).transferTo(out);
    }
  }

  private void add(ZipFile zip, ZipArchiveEntry entry) throws IOException {
    var path = relative(name(entry));
    collector.countEntry(path);
    if (isLeftOut(path, entry.isDirectory()) || !collector.accepts(path)) {
      return;
    }
    if (entry.isUnixSymlink()) {
      collector.refuse(FindingCode.LINK_REFUSED, path, "it is a symbolic link");
    } else if (entry.getGeneralPurposeBit().usesEncryption()) {
      collector.refuse(FindingCode.ENTRY_ENCRYPTED, path, "it is encrypted");
    } else if (!zip.canReadEntryData(entry)) {
      collector.refuse(FindingCode.ARCHIVE_BROKEN, path, "its compression is not supported");
    } else if (!entry.isDirectory()) {
      try (var content = zip.getInputStream(entry)) {
        collector.add(path, content);
      }
    }
  }

  /// The name as it was sent: the library would turn the backslashes of archives made on Windows
  /// into slashes, and bytes that are not UTF-8 into question marks.
  private static String name(ZipArchiveEntry entry) {
    var raw = entry.getRawName();
    return raw == null || entry.getNameSource() == NameSource.UNICODE_EXTRA_FIELD
        ? entry.getName()
        : new String(raw, StandardCharsets.UTF_8);
  }

  private void untar(InputStream archive) throws IOException {
    try (var tar = new TarArchiveInputStream(bounded(archive), StandardCharsets.UTF_8.name())) {
      for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        add(tar, entry);
      }
    }
  }

  private void add(TarArchiveInputStream tar, TarArchiveEntry entry) throws IOException {
    var path = relative(entry.getName());
    collector.countEntry(path);
    if (isLeftOut(path, entry.isDirectory()) || !collector.accepts(path)) {
      return;
    }
    if (entry.isSymbolicLink() || entry.isLink()) {
      collector.refuse(FindingCode.LINK_REFUSED, path, "it is a link");
    } else if (!entry.isDirectory() && !isPlainFile(entry)) {
      collector.refuse(FindingCode.LINK_REFUSED, path, "it is neither a file nor a folder");
    } else if (!entry.isDirectory()) {
      collector.add(path, tar);
    }
  }

  /// The entry's own `isFile` is true of pipes and devices as well.
  private static boolean isPlainFile(TarArchiveEntry entry) {
    return switch (entry.getLinkFlag()) {
      case TarConstants.LF_NORMAL, TarConstants.LF_OLDNORM, TarConstants.LF_CONTIG ->
          !entry.isSparse();
      default -> false;
    };
  }

  /// `tar -C folder .` writes `./V1__x.sql`, and folders end in a slash.
  private static String relative(String name) {
    var path = name;
    while (path.startsWith("./")) {
      path = path.substring(2);
    }
    return path.endsWith("/") && path.length() > 1 ? path.substring(0, path.length() - 1) : path;
  }

  private static boolean isLeftOut(String path, boolean isFolder) {
    if (isFolder && (path.isEmpty() || path.equals("."))) {
      return true;
    }
    var segments = path.split("/", -1);
    if (segments[0].equals("__MACOSX")) {
      return true;
    }
    var folders = isFolder ? segments.length : segments.length - 1;
    return Arrays.stream(segments, 0, folders).anyMatch(ArchiveReader::isHidden);
  }

  private static boolean isHidden(String folder) {
    return folder.startsWith(".") && !folder.equals(".") && !folder.equals("..");
  }

  /// Bounds what is read whether or not it ends up in a file: the content of skipped entries costs
  /// time too. An entry's headers and padding stay below four blocks.
  private InputStream bounded(InputStream unpacked) {
    var bound = limits.bytesInAll() + (limits.entries() + 1L) * TAR_HEADER * 4;
    return new BoundedStream(
        unpacked,
        bound,
        () ->
            collector.stop(
                FindingCode.BUNDLE_TOO_LARGE,
                "",
                "the archive holds more than " + limits.bytesInAll() + " bytes in all"));
  }

  private static boolean startsWith(byte[] bytes, byte[] start) {
    return bytes.length >= start.length
        && Arrays.equals(bytes, 0, start.length, start, 0, start.length);
  }
}

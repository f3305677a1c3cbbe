package io.slipway.engine.bundle;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Gathers files while it keeps the limits; goes on after a bad name so that all are named, and
/// stops at once when a limit on size or number is passed.
final class FileCollector {

  private static final int BUFFER = 1 << 16;

  private final BundleLimits limits;
  private final List<SourceFile> files = new ArrayList<>();
  private final Set<String> paths = new HashSet<>();
  private final List<BundleFinding> problems = new ArrayList<>();
  private long bytes;
  private int entries;

  FileCollector(BundleLimits limits) {
    this.limits = limits;
  }

  /// Counts a file, a folder or anything else that the source lists.
  void countEntry(String path) {
    entries++;
    if (entries > limits.entries()) {
      throw stop(
          FindingCode.TOO_MANY_FILES,
          path,
          "there are more than " + limits.entries() + " files and folders");
    }
  }

  void refuse(FindingCode code, String path, String message) {
    problems.add(code.at(path, message));
  }

  /// Whether the path may be used; what is wrong with it is noted.
  boolean accepts(String path) {
    var fault = SafePath.fault(path);
    fault.ifPresent(why -> refuse(FindingCode.PATH_UNSAFE, SafePath.printable(path), why));
    if (fault.isEmpty() && path.length() > limits.pathLength()) {
      refuse(
          FindingCode.PATH_TOO_LONG,
          path,
          "the path has " + path.length() + " characters; " + limits.pathLength() + " are allowed");
      return false;
    }
    return fault.isEmpty();
  }

  /// Reads one file whose path was accepted.
  void add(String path, InputStream content) throws IOException {
    if (!paths.add(path)) {
      refuse(FindingCode.PATH_DUPLICATE, path, "the archive holds this path twice");
      return;
    }
    files.add(SourceFile.owning(path, read(path, content)));
  }

  private byte[] read(String path, InputStream content) throws IOException {
    var collected = new ByteArrayOutputStream();
    var buffer = new byte[BUFFER];
    for (var count = content.read(buffer); count >= 0; count = content.read(buffer)) {
      bytes += count;
      if (collected.size() + (long) count > limits.bytesPerFile()) {
        throw stop(
            FindingCode.FILE_TOO_LARGE,
            path,
            "the file has more than " + limits.bytesPerFile() + " bytes");
      }
      if (bytes > limits.bytesInAll()) {
        throw stop(
            FindingCode.BUNDLE_TOO_LARGE,
            path,
            "the files have more than " + limits.bytesInAll() + " bytes in all");
      }
      collected.write(buffer, 0, count);
    }
    return collected.toByteArray();
  }

  InvalidBundleException stop(FindingCode code, String path, String message) {
    refuse(code, path, message);
    return new InvalidBundleException(problems);
  }

  BundleFiles finish() {
    if (!problems.isEmpty()) {
      throw new InvalidBundleException(problems);
    }
    return new BundleFiles(files);
  }
}

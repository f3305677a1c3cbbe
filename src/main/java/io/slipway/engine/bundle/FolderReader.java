package io.slipway.engine.bundle;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Reads a folder's files in a stable order without ever leaving it.
final class FolderReader {

  private final Path root;
  private final FileCollector collector;

  /// @param root a real path, with no link left in it
  FolderReader(Path root, BundleLimits limits) {
    this.root = root;
    this.collector = new FileCollector(limits);
  }

  BundleFiles read() throws IOException {
    for (var child : children(root)) {
      visit(child, "");
    }
    return collector.finish();
  }

  private void visit(Path file, String parent) throws IOException {
    var name = String.valueOf(file.getFileName());
    var path = parent + name;
    collector.countEntry(path);
    var isFolder = Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS);
    if (isFolder && name.startsWith(".") || !collector.accepts(path)) {
      return;
    }
    if (isFolder) {
      visitFolder(file, path);
    } else if (Files.isSymbolicLink(file)) {
      visitLink(file, path);
    } else {
      visitFile(file, path);
    }
  }

  private void visitFolder(Path folder, String path) throws IOException {
    if (!Files.isReadable(folder)) {
      collector.refuse(FindingCode.FILE_UNREADABLE, path, "the folder cannot be read");
      return;
    }
    for (var child : children(folder)) {
      visit(child, path + "/");
    }
  }

  /// Kubernetes mounts each file of a ConfigMap as a link beside a hidden folder, `..data`, which
  /// is itself a link: the first are followed, the second is passed over as any hidden folder.
  private void visitLink(Path link, String path) throws IOException {
    var isFolder = Files.isDirectory(link);
    if (isFolder && String.valueOf(link.getFileName()).startsWith(".")) {
      return;
    }
    if (isFolder || !Files.exists(link) || !link.toRealPath().startsWith(root)) {
      collector.refuse(
          FindingCode.LINK_REFUSED,
          path,
          "a symbolic link is followed only to a file below the bundle's root");
      return;
    }
    visitFile(link.toRealPath(), path);
  }

  private void visitFile(Path file, String path) throws IOException {
    if (!Files.isRegularFile(file)) {
      collector.refuse(
          FindingCode.LINK_REFUSED,
          path,
          "it is neither a file nor a folder but a device or a pipe");
      return;
    }
    if (!Files.isReadable(file)) {
      collector.refuse(FindingCode.FILE_UNREADABLE, path, "the file cannot be read");
      return;
    }
    try (var content = Files.newInputStream(file)) {
      collector.add(path, content);
    }
  }

  private static List<Path> children(Path folder) throws IOException {
    var children = new ArrayList<Path>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
      stream.forEach(children::add);
    }
    children.sort(Comparator.comparing(Path::toString));
    return children;
  }
}

package io.slipway.engine.bundle;

import java.util.Arrays;

/// One file of a bundle: its path below the bundle's root, with `/`, and its bytes.
public final class SourceFile {

  private final String path;
  private final byte[] content;

  public SourceFile(String path, byte[] content) {
    this(content.clone(), path);
  }

  private SourceFile(byte[] content, String path) {
    this.path = path;
    this.content = content;
  }

  /// Takes the array over instead of copying it; nobody may write to it any more.
  static SourceFile owning(String path, byte[] content) {
    return new SourceFile(content, path);
  }

  /// The same content, its path shortened by a folder that it begins with.
  SourceFile below(String folder) {
    return new SourceFile(content, path.substring(folder.length()));
  }

  public String path() {
    return path;
  }

  public byte[] content() {
    return content.clone();
  }

  /// The content itself, not a copy; for reading only.
  byte[] bytes() {
    return content;
  }

  /// The last part of the path.
  public String fileName() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  public int size() {
    return content.length;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SourceFile file
        && path.equals(file.path)
        && Arrays.equals(content, file.content);
  }

  @Override
  public int hashCode() {
    return 31 * path.hashCode() + Arrays.hashCode(content);
  }

  @Override
  public String toString() {
    return path;
  }
}

package io.slipway.engine.bundle;

import java.util.Arrays;

/// One file of a bundle: its path below the bundle's root, with `/`, and its bytes.
public final class SourceFile {

  private final String path;
  private final byte[] content;

  public SourceFile(String path, byte[] content) {
    this.path = path;
    this.content = content.clone();
  }

  public String path() {
    return path;
  }

  public byte[] content() {
    return content.clone();
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

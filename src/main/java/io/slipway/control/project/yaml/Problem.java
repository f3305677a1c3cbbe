package io.slipway.control.project.yaml;

import java.util.Comparator;

/// One mistake in a document.
///
/// @param file the document's name as its owner knows it
/// @param line one-based; 0 when the mistake is the file's as a whole
/// @param path the keys that lead to it, joined by dots; empty at the document's root
/// @param message what is wrong and, where that is not plain, what would be right
public record Problem(String file, int line, String path, String message)
    implements Comparable<Problem> {

  private static final Comparator<Problem> READING_ORDER =
      Comparator.comparing(Problem::file)
          .thenComparing(Problem::line)
          .thenComparing(Problem::path)
          .thenComparing(Problem::message);

  @Override
  public int compareTo(Problem other) {
    return READING_ORDER.compare(this, other);
  }

  /// The form in which compilers name places, which editors and terminals make a link of.
  @Override
  public String toString() {
    return file
        + (line > 0 ? ":" + line : "")
        + ": "
        + (path.isEmpty() ? "" : path + ": ")
        + message;
  }
}

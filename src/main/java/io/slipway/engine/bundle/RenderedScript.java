package io.slipway.engine.bundle;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A script's text as it is run: decoded, without byte-order mark, placeholders replaced.
///
/// Lines are counted by `\n`, from one.
public final class RenderedScript {

  private final byte[] utf8;
  private final List<Replacement> replacements;

  private RenderedScript(byte[] utf8, List<Replacement> replacements) {
    this.utf8 = utf8;
    this.replacements = List.copyOf(replacements);
  }

  /// The text in UTF-8; a copy.
  public byte[] utf8() {
    return utf8.clone();
  }

  public String text() {
    return new String(utf8, StandardCharsets.UTF_8);
  }

  /// The line of the file that a line of this text comes from; they differ behind values that
  /// hold line ends themselves.
  public int fileLine(int renderedLine) {
    var line = renderedLine;
    for (var replacement : replacements) {
      if (renderedLine < replacement.firstLine()) {
        break;
      }
      line = replacement.fileLine(renderedLine);
    }
    return line;
  }

  /// The byte of the file that a byte of this text comes from, both in UTF-8 and without
  /// byte-order mark. Every byte of a value comes from its placeholder's first one, and the end of
  /// a value from its placeholder's end.
  public long fileOffset(long renderedOffset) {
    var shift = 0L;
    for (var replacement : replacements) {
      if (renderedOffset < replacement.bytes().start()) {
        break;
      }
      if (renderedOffset < replacement.bytes().end()) {
        return replacement.bytes().fileStart();
      }
      shift = replacement.bytes().fileEnd() - replacement.bytes().end();
    }
    return renderedOffset + shift;
  }

  /// A script in which nothing is to be replaced.
  public static RenderedScript verbatim(String text) {
    return new RenderedScript(text.getBytes(StandardCharsets.UTF_8), List.of());
  }

  /// A placeholder and its value: where the value lies in this text and where the placeholder lay
  /// in the file.
  private record Replacement(
      int firstLine, int lastLine, int fileFirstLine, int fileLastLine, Bytes bytes) {

    int fileLine(int renderedLine) {
      return renderedLine < lastLine ? fileFirstLine : fileLastLine + renderedLine - lastLine;
    }
  }

  /// The same in bytes.
  private record Bytes(long start, long end, long fileStart, long fileEnd) {}

  /// Puts the text together while it counts lines on both sides.
  static final class Builder {

    private final StringBuilder text;
    private final List<Replacement> replacements = new ArrayList<>();
    private int line = 1;
    private int fileLine = 1;
    private long bytes;
    private long fileBytes;

    Builder(int expectedLength) {
      this.text = new StringBuilder(expectedLength);
    }

    /// The line of the file up to which the text is complete.
    int fileLine() {
      return fileLine;
    }

    void literal(String source, int start, int end) {
      text.append(source, start, end);
      var lines = lineEnds(source, start, end);
      line += lines;
      fileLine += lines;
      var length = utf8Length(source, start, end);
      bytes += length;
      fileBytes += length;
    }

    void replaced(String source, int start, int end, String value) {
      text.append(value);
      var valueLines = lineEnds(value, 0, value.length());
      var sourceLines = lineEnds(source, start, end);
      var valueBytes = utf8Length(value, 0, value.length());
      var sourceBytes = utf8Length(source, start, end);
      replacements.add(
          new Replacement(
              line,
              line + valueLines,
              fileLine,
              fileLine + sourceLines,
              new Bytes(bytes, bytes + valueBytes, fileBytes, fileBytes + sourceBytes)));
      line += valueLines;
      fileLine += sourceLines;
      bytes += valueBytes;
      fileBytes += sourceBytes;
    }

    RenderedScript build() {
      return new RenderedScript(text.toString().getBytes(StandardCharsets.UTF_8), replacements);
    }

    private static long utf8Length(String source, int start, int end) {
      var length = 0L;
      for (var i = start; i < end; i++) {
        var c = source.charAt(i);
        if (c < 0x80) {
          length++;
        } else if (c < 0x800 || Character.isSurrogate(c)) {
          length += 2;
        } else {
          length += 3;
        }
      }
      return length;
    }

    private static int lineEnds(String source, int start, int end) {
      var count = 0;
      for (var i = start; i < end; i++) {
        if (source.charAt(i) == '\n') {
          count++;
        }
      }
      return count;
    }
  }
}

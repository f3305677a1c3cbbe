package io.slipway.engine.sql;

/// A psql command behind its backslash, up to the end of its line.
final class MetaCommandLine {

  /// Characters of a name that are kept; psql's longest is `\lo_unlink`.
  private static final int LONGEST_NAME = 20;

  private final Source source;
  private final StringBuilder name = new StringBuilder("\\");
  private long end;

  MetaCommandLine(Source source) {
    this.source = source;
    this.end = source.offset();
  }

  void read() {
    var inName = true;
    while (source.peek() != Source.END && !Characters.isLineEnd(source.peek())) {
      var b = source.next();
      var blank = Characters.isBlank(b);
      inName &= !blank && b != '\\' && b < 0x80 && name.length() <= LONGEST_NAME;
      if (inName) {
        name.append((char) b);
      }
      end = blank ? end : source.offset();
    }
  }

  String name() {
    return name.toString();
  }

  /// The offset behind its last character that is not blank.
  long end() {
    return end;
  }
}

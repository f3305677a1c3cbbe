package io.slipway.engine.sql;

/// The data of `COPY … FROM STDIN`: the lines up to one that is `\.`, of which nothing is parsed.
final class CopyData {

  private final Source source;
  private final CommentListener comments;

  CopyData(Source source, CommentListener comments) {
    this.source = source;
    this.comments = comments;
  }

  /// Reads on behind the data.
  ///
  /// @return where the data is
  /// @throws MalformedScriptException when anything but a comment stands between the statement's
  ///     semicolon and the end of its line
  ByteRange read() {
    skipRestOfLine();
    var start = source.offset();
    while (source.peek() != Source.END && !atEndMark()) {
      skipLine();
    }
    var end = source.offset();
    skipLine();
    return new ByteRange(start, end);
  }

  private void skipRestOfLine() {
    while (source.peek() != '\n' && Characters.isBlank(source.peek())) {
      source.next();
    }
    if (source.peek() == '-' && source.peek(1) == '-') {
      skipComment();
    } else if (source.peek() != '\n' && source.peek() != Source.END) {
      throw new MalformedScriptException(
          "text behind the semicolon of COPY … FROM STDIN, whose data begins on the next line,",
          source.line(),
          source.column());
    }
    skipLine();
  }

  // A carriage return within the line is the comment's: the data begins behind the next LF.
  private void skipComment() {
    var start = source.offset();
    var end = start;
    var line = source.line();
    while (source.peek() != '\n' && source.peek() != Source.END) {
      end = source.next() == '\r' ? end : source.offset();
    }
    comments.comment(start, end, line, true);
  }

  // As psql has it: `\.` alone on a line that ends with LF or CR LF, or with the script.
  private boolean atEndMark() {
    if (source.peek() != '\\' || source.peek(1) != '.') {
      return false;
    }
    var behind = source.peek(2) == '\r' ? source.peek(3) : source.peek(2);
    return behind == '\n' || behind == Source.END;
  }

  private void skipLine() {
    var b = source.next();
    while (b != '\n' && b != Source.END) {
      b = source.next();
    }
  }
}

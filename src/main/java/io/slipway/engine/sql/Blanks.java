package io.slipway.engine.sql;

/// Skips what separates tokens: white space, `--` comments, and block comments, which nest.
final class Blanks {

  private final Source source;
  private final CommentListener comments;
  private boolean blockCommentSkipped;
  private int openedLine;
  private int openedColumn;

  Blanks(Source source, CommentListener comments) {
    this.source = source;
    this.comments = comments;
  }

  /// Skips up to the next token.
  ///
  /// @param codeLine the line on which the token before ends
  /// @param unicode whether white space that only Unicode knows is skipped too
  /// @return false when the text ends inside a block comment
  boolean skip(int codeLine, boolean unicode) {
    blockCommentSkipped = false;
    while (true) {
      var b = source.peek();
      if (Characters.isBlank(b)) {
        source.next();
      } else if (b == '-' && source.peek(1) == '-') {
        skipLine(codeLine);
      } else if (b == '/' && source.peek(1) == '*') {
        blockCommentSkipped = true;
        if (!skipBlockComment(codeLine)) {
          return false;
        }
      } else if (!unicode || !skipUnicodeSpace(b)) {
        return true;
      }
    }
  }

  /// Whether the last [#skip(int, boolean)] met a block comment.
  boolean blockCommentSkipped() {
    return blockCommentSkipped;
  }

  /// Where the outermost block comment met last begins.
  int openedLine() {
    return openedLine;
  }

  int openedColumn() {
    return openedColumn;
  }

  private void skipLine(int codeLine) {
    var start = source.offset();
    var line = source.line();
    while (source.peek() != Source.END && !Characters.isLineEnd(source.peek())) {
      source.next();
    }
    comments.comment(start, source.offset(), line, line == codeLine);
  }

  private boolean skipBlockComment(int codeLine) {
    var start = source.offset();
    openedLine = source.line();
    openedColumn = source.column();
    var depth = 0;
    do {
      var b = source.next();
      if (b == Source.END) {
        return false;
      }
      if (b == '/' && source.peek() == '*') {
        source.next();
        depth++;
      } else if (b == '*' && source.peek() == '/') {
        source.next();
        depth--;
      }
    } while (depth > 0);
    comments.comment(start, source.offset(), openedLine, openedLine == codeLine);
    return true;
  }

  private boolean skipUnicodeSpace(int first) {
    if (first < 0xC2 || first > 0xEF) {
      return false;
    }
    var character = Utf8.character(first, source.peek(1), source.peek(2));
    if (!Characters.isUnicodeSpace(character)) {
      return false;
    }
    for (var i = first < 0xE0 ? 2 : 3; i > 0; i--) {
      source.next();
    }
    return true;
  }
}

package io.slipway.engine.sql;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Finds tokens in SQL text by the rules of PostgreSQL's own scanner
/// (`src/backend/parser/scan.l`), and keeps of each no more than its place and a short text.
///
/// Nothing is allocated for a token. Numbers are taken apart more finely than PostgreSQL does;
/// that moves no boundary of a statement.
final class Lexer {

  private final Source source;
  private final Blanks blanks;
  private final TokenText text = new TokenText();
  private final DollarTag tag = new DollarTag();

  private boolean backslashesInStrings;
  private boolean afterEscapeString;
  private @Nullable Consumer<Source> bodyReader;

  private long start;
  private int startLine;
  private int startColumn;
  private int endLine;
  private String unterminated = "";

  Lexer(Source source) {
    this(source, new CommentListener.Nobody());
  }

  Lexer(Source source, CommentListener comments) {
    this.source = source;
    this.blanks = new Blanks(source, comments);
  }

  /// The next token, or [TokenKind#END].
  TokenKind next() {
    return next(false);
  }

  /// The next token where a statement may begin. White space that only Unicode knows, such as
  /// U+00A0, is skipped here: PostgreSQL takes it as an identifier, with which no statement
  /// begins.
  TokenKind nextOfNewStatement() {
    return next(true);
  }

  /// The offset of the token's first byte; of what was opened for [TokenKind#UNTERMINATED].
  long start() {
    return start;
  }

  int startLine() {
    return startLine;
  }

  int startColumn() {
    return startColumn;
  }

  /// The offset behind the token's last byte.
  long end() {
    return source.offset();
  }

  /// The token's text if a vocabulary knows it, in lower case and without quotes, otherwise empty.
  String text(Vocabulary vocabulary) {
    return text.in(vocabulary);
  }

  /// What a [TokenKind#UNTERMINATED] token is.
  String unterminated() {
    return unterminated;
  }

  /// From here on a backslash in a plain string escapes, as with `standard_conforming_strings`
  /// off.
  void setBackslashesInStrings(boolean on) {
    backslashesInStrings = on;
  }

  /// Has the inside of strings read by somebody who need not read to its end; null for nobody.
  void setBodyReader(@Nullable Consumer<Source> reader) {
    bodyReader = reader;
  }

  private TokenKind next(boolean newStatement) {
    var kind = read(newStatement);
    endLine = source.line();
    return kind;
  }

  private TokenKind read(boolean newStatement) {
    var line = source.line();
    text.clear();
    if (!blanks.skip(endLine, newStatement)) {
      startLine = blanks.openedLine();
      startColumn = blanks.openedColumn();
      return unterminated("comment");
    }
    // A string behind a line break continues the one before it, and with it the meaning of \.
    var continued = afterEscapeString && source.line() > line && !blanks.blockCommentSkipped();
    afterEscapeString = false;
    start = source.offset();
    startLine = source.line();
    startColumn = source.column();
    var first = source.next();
    return first == '\'' ? string(continued || backslashesInStrings) : token(first);
  }

  private TokenKind token(int first) {
    text.add(first);
    return switch (first) {
      case Source.END -> TokenKind.END;
      case '"' -> quotedName();
      case '$' -> dollar();
      case '(' -> TokenKind.OPENING_PARENTHESIS;
      case ')' -> TokenKind.CLOSING_PARENTHESIS;
      case ';' -> TokenKind.SEMICOLON;
      case '\\' -> TokenKind.BACKSLASH;
      default -> other(first);
    };
  }

  private TokenKind other(int first) {
    if (Characters.beginsName(first)) {
      return word();
    }
    return Characters.isDigit(first) ? number() : TokenKind.SYMBOL;
  }

  private TokenKind word() {
    while (Characters.continuesName(source.peek())) {
      text.add(source.next());
    }
    return wordOrEscapeString();
  }

  private TokenKind wordOrEscapeString() {
    if (!text.is('e') || source.peek() != '\'') {
      return TokenKind.WORD;
    }
    source.next();
    return string(true);
  }

  private TokenKind number() {
    while (Characters.isDigit(source.peek())) {
      text.add(source.next());
    }
    return TokenKind.NUMBER;
  }

  private TokenKind quotedName() {
    text.clear();
    return quoted('"', false) ? TokenKind.QUOTED_NAME : unterminated("quoted identifier");
  }

  private TokenKind string(boolean escapes) {
    text.clear();
    afterEscapeString = escapes;
    if (bodyReader != null) {
      bodyReader.accept(new QuotedBody.InQuotes(source, escapes));
    }
    return quoted('\'', escapes) ? TokenKind.STRING : unterminated("string");
  }

  private boolean quoted(char quote, boolean escapes) {
    while (true) {
      var b = source.next();
      if (b == Source.END) {
        return false;
      }
      if (b == quote && source.peek() != quote) {
        return true;
      }
      if (b == quote || escapes && b == '\\') {
        source.next();
      }
      text.add(b);
    }
  }

  /// A `$` outside of identifiers opens a dollar quote, or is a parameter's, or an error's.
  private TokenKind dollar() {
    text.clear();
    tag.clear();
    if (Characters.beginsName(source.peek())) {
      while (Characters.continuesTag(source.peek())) {
        var b = source.next();
        text.add(b);
        tag.add(b);
      }
    }
    if (source.peek() == '$') {
      source.next();
      return dollarQuoted();
    }
    return tag.isEmpty() ? TokenKind.SYMBOL : wordOrEscapeString();
  }

  private TokenKind dollarQuoted() {
    text.clear();
    if (tag.isTooLong()) {
      return unterminated("dollar quote with a tag of more than " + DollarTag.LONGEST + " bytes");
    }
    if (bodyReader != null) {
      bodyReader.accept(new QuotedBody.InDollars(source, tag.delimiter()));
    }
    return tag.skipBehind(source) ? TokenKind.STRING : unterminated("dollar quote");
  }

  private TokenKind unterminated(String what) {
    unterminated = what;
    return TokenKind.UNTERMINATED;
  }
}

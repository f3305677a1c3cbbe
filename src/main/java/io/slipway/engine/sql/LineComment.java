package io.slipway.engine.sql;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A `--` comment of a script.
///
/// @param text what stands behind the dashes, up to the end of the line
/// @param line one-based line that it stands on
/// @param isInHead whether it stands before the script's first statement
public record LineComment(String text, int line, boolean isInHead) {

  /// All of a script, in their order; none of what stands in strings, in other comments or in the
  /// data of a `COPY`.
  ///
  /// @throws MalformedScriptException when it is no SQL text
  public static List<LineComment> of(String script) {
    var search = new Search(script.getBytes(StandardCharsets.UTF_8));
    search.all();
    return search.found;
  }

  /// Looks where nothing else stands: between the statements, and between their tokens.
  private static final class Search {

    private final byte[] utf8;
    private final List<LineComment> found = new ArrayList<>();
    private boolean isInHead = true;
    private int line = 1;
    private int counted;

    Search(byte[] utf8) {
      this.utf8 = utf8;
    }

    private void all() {
      var from = 0;
      for (var statement : Script.of(utf8).statements()) {
        between(from, Math.toIntExact(statement.range().start()));
        isInHead = false;
        from = Math.toIntExact(statement.range().end());
        if (statement.nature() instanceof StatementNature.CopyFromStdin(var data)) {
          between(from, Math.toIntExact(data.start()));
          from = Math.toIntExact(data.end());
        } else if (!(statement.nature() instanceof StatementNature.MetaCommand)) {
          inside(Math.toIntExact(statement.range().start()), from);
        }
      }
      between(from, utf8.length);
    }

    private void inside(int start, int end) {
      var text = new ByteArrayInputStream(utf8, start, end - start);
      var lexer = new Lexer(new ScriptSource(text));
      var from = start;
      for (var kind = lexer.next(); kind != TokenKind.END; kind = lexer.next()) {
        if (kind == TokenKind.UNTERMINATED) {
          return;
        }
        between(from, start + Math.toIntExact(lexer.start()));
        from = start + Math.toIntExact(lexer.end());
      }
    }

    private void between(int from, int to) {
      var at = from;
      while (at < to - 1) {
        if (utf8[at] == '-' && utf8[at + 1] == '-') {
          at = lineComment(at, to);
        } else if (utf8[at] == '/' && utf8[at + 1] == '*') {
          at = behindBlockComment(at, to);
        } else {
          at++;
        }
      }
    }

    private int lineComment(int start, int to) {
      var end = start;
      while (end < to && !Characters.isLineEnd(utf8[end])) {
        end++;
      }
      var text = new String(utf8, start + 2, end - start - 2, StandardCharsets.UTF_8);
      found.add(new LineComment(text, lineAt(start), isInHead));
      return end;
    }

    private int behindBlockComment(int start, int to) {
      var depth = 0;
      var at = start;
      do {
        if (utf8[at] == '/' && utf8[at + 1] == '*') {
          depth++;
          at += 2;
        } else if (utf8[at] == '*' && utf8[at + 1] == '/') {
          depth--;
          at += 2;
        } else {
          at++;
        }
      } while (depth > 0 && at < to - 1);
      return at;
    }

    private int lineAt(int offset) {
      for (; counted < offset; counted++) {
        if (utf8[counted] == '\n') {
          line++;
        }
      }
      return line;
    }
  }
}

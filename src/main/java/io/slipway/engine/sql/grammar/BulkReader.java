package io.slipway.engine.sql.grammar;

import io.slipway.engine.sql.Lexeme;
import io.slipway.engine.sql.Lexemes;
import io.slipway.engine.sql.form.DataForm.Insert;
import io.slipway.engine.sql.form.Form;
import io.slipway.engine.sql.form.Query;
import io.slipway.engine.sql.form.References;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads an `INSERT` of very many rows by its head, and counts them in time linear in its length.
final class BulkReader {

  // The head names a table and its columns.
  private static final int LONGEST_HEAD = 100_000;

  private final Lexemes lexemes;
  private int depth;
  private int rows;
  private boolean conflict;
  private boolean update;

  private BulkReader(Lexemes lexemes) {
    this.lexemes = lexemes;
  }

  static Form read(String statement) throws UnreadableException {
    var lexemes = new Lexemes(statement);
    var head = head(lexemes, statement);
    var cursor = new Cursor(Fragment.of(head));
    cursor.expect("insert into");
    var table = cursor.name();
    if (cursor.skip("as")) {
      cursor.identifier();
    }
    var columns = cursor.skip("(") ? columns(cursor) : List.<String>of();
    cursor.skipAny("overriding system value", "overriding user value");
    cursor.expect("values");
    var rest = new BulkReader(lexemes);
    rest.count();
    return new Insert(
        table,
        columns,
        Optional.of(new Query("VALUES", References.NONE, false, Optional.empty(), false, false)),
        rest.rows,
        rest.update,
        References.NONE);
  }

  private static String head(Lexemes lexemes, String statement) throws UnreadableException {
    var next = lexemes.next();
    while (next != null && !next.is("values")) {
      if (next.end() > LONGEST_HEAD) {
        break;
      }
      next = lexemes.next();
    }
    if (next == null || !next.is("values")) {
      throw new UnreadableException("longer than %d characters".formatted(Grammar.LONGEST), 0);
    }
    return statement.substring(0, next.end());
  }

  private static List<String> columns(Cursor cursor) throws UnreadableException {
    var columns = cursor.identifiers();
    cursor.expect(")");
    return columns;
  }

  private void count() throws UnreadableException {
    for (@Nullable Lexeme next = lexemes.next(); next != null; next = lexemes.next()) {
      if (next.is("(")) {
        rows += depth++ == 0 && !conflict ? 1 : 0;
      } else if (next.is(")")) {
        depth--;
      } else if (depth == 0) {
        conflict |= next.is("conflict");
        update |= conflict && next.is("update");
      }
    }
    if (depth != 0) {
      throw new UnreadableException("unexpected end", 0);
    }
  }
}

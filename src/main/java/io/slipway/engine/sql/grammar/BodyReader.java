package io.slipway.engine.sql.grammar;

import io.slipway.engine.sql.form.RoutineForm.Body;
import io.slipway.engine.sql.form.RoutineForm.Nested;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads bodies of routines and blocks.
final class BodyReader {

  private BodyReader() {}

  static Body read(String language, Fragment text) {
    return switch (language) {
      case "plpgsql" -> PlpgsqlReader.read(text);
      case "sql" -> new Body(statements(text), List.of(), Optional.empty());
      // What is linked in is no SQL.
      case "c", "internal" -> Body.NONE;
      default -> new Body(List.of(), List.of(), Optional.of("written in " + language));
    };
  }

  /// @param rest what stands behind `BEGIN ATOMIC`
  static Body atomic(Fragment rest) throws UnreadableException {
    var cursor = new Cursor(rest);
    var statements = new ArrayList<Nested>();
    while (!cursor.skip("end")) {
      if (cursor.skip(";")) {
        continue;
      }
      if (cursor.skip("return")) {
        var mark = cursor.mark();
        cursor.until(";");
        statements.addAll(returned(cursor.since(mark)).statements());
      } else {
        statements.add(statement(cursor));
      }
    }
    cursor.end();
    return new Body(statements, List.of(), Optional.empty());
  }

  /// @param expression what stands behind `RETURN`
  static Body returned(Fragment expression) {
    var query = "SELECT " + expression.text();
    var form = Forms.of(Fragment.of(query));
    return new Body(
        List.of(new Nested(expression.position(0), expression.text(), form)),
        List.of(),
        Optional.empty());
  }

  /// The statements of a text that is SQL alone.
  static List<Nested> statements(Fragment text) {
    var cursor = new Cursor(text);
    var statements = new ArrayList<Nested>();
    try {
      while (!cursor.atEnd()) {
        if (!cursor.skip(";")) {
          statements.add(statement(cursor));
        }
      }
    } catch (UnreadableException e) {
      throw new IllegalStateException(e);
    }
    return statements;
  }

  // Up to its semicolon.
  private static Nested statement(Cursor cursor) throws UnreadableException {
    if (cursor.atEnd()) {
      throw cursor.unexpected();
    }
    var mark = cursor.mark();
    cursor.until(";");
    return nested(cursor.since(mark));
  }

  static Nested nested(Fragment statement) {
    return new Nested(statement.position(0), statement.text(), Forms.of(statement));
  }
}

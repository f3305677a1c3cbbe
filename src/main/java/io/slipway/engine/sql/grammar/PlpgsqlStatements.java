package io.slipway.engine.sql.grammar;

import io.slipway.engine.sql.form.RoutineForm.Nested;
import java.util.ArrayList;
import java.util.List;

/// Reads the statements of PL/pgSQL that no others stand in.
final class PlpgsqlStatements {

  // Those that run no SQL but expressions.
  private static final String[] WITHOUT_SQL = {
    "assert", "close", "continue", "exit", "fetch", "get", "move", "null", "raise"
  };

  private final Cursor cursor;
  private final List<Nested> nested = new ArrayList<>();
  private final List<Integer> dynamic = new ArrayList<>();

  PlpgsqlStatements(Cursor cursor) {
    this.cursor = cursor;
  }

  List<Nested> nested() {
    return nested;
  }

  List<Integer> dynamic() {
    return dynamic;
  }

  /// Reads one up to its semicolon.
  void read() throws UnreadableException {
    if (cursor.skip("return")) {
      returned();
    } else if (cursor.skip("open")) {
      cursor.until("for", ";");
      if (cursor.skip("for")) {
        query(";");
      }
    } else if (cursor.atAny(WITHOUT_SQL) || isAssignment()) {
      cursor.until(";");
    } else {
      query(";");
    }
  }

  private void returned() throws UnreadableException {
    if (cursor.skip("query")) {
      query(";");
    } else {
      cursor.until(";");
    }
  }

  private boolean isAssignment() throws UnreadableException {
    if (!cursor.atName() || !cursor.has(1)) {
      return false;
    }
    var second = cursor.peek(1);
    return second.is(":") || second.is("=") || second.is(".") || second.is("[");
  }

  /// Reads SQL, or what makes it, up to this word.
  void query(String end) throws UnreadableException {
    if (cursor.at("execute")) {
      execute(end);
      return;
    }
    if (cursor.atAny(end, ";")) {
      throw cursor.unexpected();
    }
    var mark = cursor.mark();
    var performed = cursor.at("perform");
    var into = Intos.find(cursor, end);
    var statement = cursor.since(mark);
    var words = new StringBuilder(statement.text());
    var start = cursor.start(mark);
    for (var range : into) {
      for (var i = range.from(); i < range.to(); i++) {
        words.setCharAt(i - start, ' ');
      }
    }
    if (performed) {
      words.replace(0, "perform".length(), "select ");
    }
    var form = Forms.of(statement.reading(words.toString()));
    nested.add(new Nested(statement.position(0), statement.text(), form));
  }

  private void execute(String end) throws UnreadableException {
    var position = cursor.position();
    cursor.expect("execute");
    var mark = cursor.mark();
    cursor.until("into", "using", end, ";");
    var expression = cursor.since(mark);
    var isUsing = false;
    while (!cursor.atAny(end, ";")) {
      isUsing |= cursor.at("using");
      cursor.next();
    }
    var text = isUsing ? null : StaticText.of(expression);
    if (text == null) {
      dynamic.add(position);
    } else {
      nested.addAll(BodyReader.statements(text));
    }
  }
}

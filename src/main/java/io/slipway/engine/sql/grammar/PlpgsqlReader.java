package io.slipway.engine.sql.grammar;

import io.slipway.engine.sql.form.RoutineForm.Body;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/// Reads the statements of a body in PL/pgSQL, through all of its control structures.
///
/// It takes a body apart where PostgreSQL's own reader does (`src/pl/plpgsql/src/pl_gram.y`): an
/// expression ends with the first `THEN`, `LOOP` or semicolon outside of parentheses.
final class PlpgsqlReader {

  // What opens a level that has an END of its own.
  private enum Level {
    BLOCK,
    IF,
    LOOP,
    CASE
  }

  private final Cursor cursor;
  private final PlpgsqlStatements statements;
  private final Deque<Level> levels = new ArrayDeque<>();

  private PlpgsqlReader(Cursor cursor) {
    this.cursor = cursor;
    this.statements = new PlpgsqlStatements(cursor);
  }

  static Body read(Fragment text) {
    var reader = new PlpgsqlReader(new Cursor(text));
    var unread = Optional.<String>empty();
    try {
      reader.all();
    } catch (UnreadableException e) {
      unread = Optional.of(e.reason());
    }
    return new Body(reader.statements.nested(), reader.statements.dynamic(), unread);
  }

  private void all() throws UnreadableException {
    while (cursor.skip("#")) {
      cursor.identifier();
      cursor.next();
    }
    label();
    block();
    while (!levels.isEmpty()) {
      statement();
    }
    cursor.skip(";");
    cursor.end();
  }

  private void label() throws UnreadableException {
    if (cursor.skip("< <")) {
      cursor.identifier();
      cursor.expect("> >");
    }
  }

  // Up to behind its BEGIN.
  private void block() throws UnreadableException {
    if (cursor.skip("declare")) {
      while (!cursor.at("begin")) {
        declaration();
      }
    }
    cursor.expect("begin");
    levels.push(Level.BLOCK);
  }

  private void declaration() throws UnreadableException {
    if (cursor.skip("declare")) {
      return;
    }
    cursor.identifier();
    cursor.skipAny("no scroll", "scroll");
    if (cursor.skip("cursor")) {
      cursor.skipParenthesized();
      if (!cursor.skipAny("for", "is")) {
        throw cursor.unexpected();
      }
      statements.query(";");
    } else {
      cursor.until(";");
    }
    cursor.expect(";");
  }

  private void statement() throws UnreadableException {
    label();
    if (cursor.skip("end")) {
      close();
    } else if (cursor.atAny("declare", "begin")) {
      block();
    } else if (cursor.skip("if")) {
      levels.push(Level.IF);
      condition();
    } else if (cursor.skipAny("elsif", "elseif", "when")) {
      condition();
    } else if (cursor.skip("case")) {
      levels.push(Level.CASE);
      cursor.until("when");
    } else if (!cursor.skipAny("else", "exception")) {
      loopOrStatement();
    }
  }

  private void loopOrStatement() throws UnreadableException {
    if (cursor.skip("loop")) {
      levels.push(Level.LOOP);
    } else if (cursor.skipAny("while", "foreach")) {
      cursor.until("loop", ";");
      loop();
    } else if (cursor.skip("for")) {
      overRows();
    } else {
      statements.read();
      cursor.expect(";");
    }
  }

  private void loop() throws UnreadableException {
    cursor.expect("loop");
    levels.push(Level.LOOP);
  }

  private void overRows() throws UnreadableException {
    cursor.until("in", ";");
    cursor.expect("in");
    cursor.skip("reverse");
    if (isRange() || isCursor()) {
      cursor.until("loop", ";");
    } else {
      statements.query("loop");
    }
    loop();
  }

  private boolean isRange() throws UnreadableException {
    var mark = cursor.mark();
    cursor.until(". .", "loop", ";");
    var range = cursor.at(". .");
    cursor.reset(mark);
    return range;
  }

  private boolean isCursor() throws UnreadableException {
    var mark = cursor.mark();
    var bound = cursor.atName();
    if (bound) {
      cursor.next();
      cursor.skipParenthesized();
    }
    bound &= cursor.at("loop");
    cursor.reset(mark);
    return bound;
  }

  private void condition() throws UnreadableException {
    cursor.until("then", ";");
    cursor.expect("then");
  }

  private void close() throws UnreadableException {
    var level = levels.pop();
    if (level == Level.BLOCK) {
      if (cursor.atName()) {
        cursor.identifier();
      }
      if (!levels.isEmpty()) {
        cursor.expect(";");
      }
      return;
    }
    cursor.expect(
        switch (level) {
          case IF -> "if";
          case LOOP -> "loop";
          case CASE -> "case";
          case BLOCK -> "";
        });
    if (level == Level.LOOP && cursor.atName()) {
      cursor.identifier();
    }
    cursor.expect(";");
  }
}

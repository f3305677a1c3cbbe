package io.slipway.engine.sql.grammar;

import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.DataForm.Copy;
import io.slipway.engine.sql.form.DataForm.Delete;
import io.slipway.engine.sql.form.DataForm.Explain;
import io.slipway.engine.sql.form.DataForm.Insert;
import io.slipway.engine.sql.form.DataForm.Merge;
import io.slipway.engine.sql.form.DataForm.Select;
import io.slipway.engine.sql.form.DataForm.Update;
import io.slipway.engine.sql.form.Form;
import io.slipway.engine.sql.form.Query;
import io.slipway.engine.sql.form.References;
import io.slipway.engine.sql.form.RoutineForm.Call;
import io.slipway.engine.sql.form.SessionForm.Utility;
import io.slipway.engine.sql.form.Unread;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/// Reads commands that carry others, and those that touch no rows.
final class UtilityReader {

  private UtilityReader() {}

  static Form explain(Cursor cursor) throws UnreadableException {
    var options = cursor.at("(") && isOptions(cursor) ? Options.read(cursor) : Options.NONE;
    var executes =
        cursor.skipAny("analyze", "analyse") || options.has("analyze") || options.has("analyse");
    cursor.skip("verbose");
    return new Explain(executes, known(Forms.of(cursor.rest())));
  }

  // EXPLAIN (SELECT …) has a query in its parentheses.
  private static boolean isOptions(Cursor cursor) throws UnreadableException {
    var first = cursor.peek(1);
    return !first.is("(")
        && !first.is("select")
        && !first.is("with")
        && !first.is("values")
        && !first.is("table");
  }

  static Form copy(Cursor cursor) throws UnreadableException {
    if (cursor.at("(")) {
      return copyOfQuery(cursor);
    }
    cursor.skip("binary");
    var table = cursor.name();
    cursor.skipParenthesized();
    var into = cursor.skip("from");
    if (!into) {
      cursor.expect("to");
    }
    place(cursor);
    cursor.until("where");
    return new Copy(Optional.of(table), into, condition(cursor));
  }

  private static References condition(Cursor cursor) throws UnreadableException {
    if (!cursor.skip("where")) {
      return References.NONE;
    }
    return ExpressionReader.read(cursor.rest()).references();
  }

  private static Form copyOfQuery(Cursor cursor) throws UnreadableException {
    var mark = cursor.mark();
    cursor.parenthesized();
    var inside = cursor.since(mark);
    cursor.expect("to");
    place(cursor);
    var query = Forms.of(inside.part(1, inside.text().length() - 1));
    return new Copy(Optional.empty(), false, references(known(query)));
  }

  private static void place(Cursor cursor) throws UnreadableException {
    if (!cursor.skipAny("stdin", "stdout")) {
      cursor.skip("program");
      cursor.string();
    }
  }

  static Form prepare(Cursor cursor) throws UnreadableException {
    if (cursor.skip("transaction")) {
      return TransactionReader.prepareTransaction(cursor);
    }
    cursor.identifier();
    cursor.skipParenthesized();
    cursor.expect("as");
    known(Forms.of(cursor.rest()));
    return new Utility("PREPARE");
  }

  static Form declare(Cursor cursor) throws UnreadableException {
    cursor.identifier();
    cursor.until("cursor");
    cursor.expect("cursor");
    cursor.skipAny("with hold", "without hold");
    cursor.expect("for");
    return known(Forms.of(cursor.rest()));
  }

  static Form call(Cursor cursor) throws UnreadableException {
    var name = cursor.name();
    cursor.parenthesized();
    cursor.end();
    return new Call(name);
  }

  /// A command whose words say all.
  static Form other(Cursor cursor, String command) {
    cursor.rest();
    return new Utility(command);
  }

  private static Form known(Form form) throws UnreadableException {
    if (form instanceof Unread(var reason, var position)) {
      throw new UnreadableException(reason, position);
    }
    return form;
  }

  private static References references(Form form) throws UnreadableException {
    return switch (form) {
      case Select(Query query) -> query.references();
      case Insert it -> with(it.table(), it.references());
      case Update it -> with(it.table(), it.references());
      case Delete it -> with(it.table(), it.references());
      case Merge it -> with(it.table(), it.references());
      default -> throw new UnreadableException("no query", 0);
    };
  }

  private static References with(Name table, References others) {
    Set<Name> relations = new LinkedHashSet<>(others.relations());
    relations.add(table);
    return new References(relations, others.columns(), others.functions(), others.types());
  }
}

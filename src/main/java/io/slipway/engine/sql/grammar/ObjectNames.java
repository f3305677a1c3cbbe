package io.slipway.engine.sql.grammar;

import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.Token;
import io.slipway.engine.sql.form.ObjectKind;
import java.util.Optional;

/// Reads what commands call objects of each kind.
final class ObjectNames {

  private ObjectNames() {}

  /// A name with what tells the object from others of that name: arguments, an access method.
  static Name of(Cursor cursor, ObjectKind kind) throws UnreadableException {
    return switch (kind) {
      case FUNCTION, PROCEDURE, ROUTINE, AGGREGATE -> {
        var name = cursor.name();
        cursor.skipParenthesized();
        yield name;
      }
      case OPERATOR -> {
        var name = operator(cursor);
        cursor.parenthesized();
        yield name;
      }
      case OPERATOR_CLASS, OPERATOR_FAMILY -> {
        var name = cursor.name();
        if (cursor.skip("using")) {
          cursor.identifier();
        }
        yield name;
      }
      default -> cursor.name();
    };
  }

  static Name operator(Cursor cursor) throws UnreadableException {
    var schema = "";
    if (cursor.atName()) {
      schema = cursor.identifier();
      cursor.expect(".");
    }
    var symbols = new StringBuilder();
    while (!cursor.atEnd() && !cursor.at("(") && cursor.peek().kind() == Token.Kind.SYMBOL) {
      symbols.append(cursor.next().text());
    }
    if (symbols.isEmpty()) {
      throw cursor.unexpected();
    }
    return new Name(schema, symbols.toString());
  }

  /// The name of an object that something is said of; empty for what has none.
  ///
  /// @return of what belongs to a table, that of the table
  static Optional<Name> described(Cursor cursor, ObjectKind kind) throws UnreadableException {
    return switch (kind) {
      case CAST -> {
        cursor.parenthesized();
        yield Optional.empty();
      }
      case TRANSFORM -> {
        cursor.expect("for");
        cursor.until("language");
        cursor.expect("language");
        cursor.identifier();
        yield Optional.empty();
      }
      case LARGE_OBJECT -> {
        cursor.next();
        yield Optional.empty();
      }
      case COLUMN -> {
        var parts = cursor.parts();
        yield Optional.of(Texts.nameOf(parts.subList(0, Math.max(1, parts.size() - 1))));
      }
      case CONSTRAINT, TRIGGER, RULE, POLICY -> {
        cursor.identifier();
        cursor.expect("on");
        if (kind == ObjectKind.CONSTRAINT
            && cursor.has(1)
            && cursor.peek(1).isName()
            && !cursor.peek(1).is("is")) {
          cursor.skip("domain");
        }
        yield Optional.of(cursor.name());
      }
      default -> Optional.of(of(cursor, kind));
    };
  }
}

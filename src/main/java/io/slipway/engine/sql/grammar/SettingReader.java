package io.slipway.engine.sql.grammar;

import io.slipway.engine.sql.Token;
import io.slipway.engine.sql.form.Form;
import io.slipway.engine.sql.form.SessionForm.AlterSystem;
import io.slipway.engine.sql.form.SessionForm.SetConstraints;
import io.slipway.engine.sql.form.SessionForm.SetParameter;
import io.slipway.engine.sql.form.SessionForm.Utility;
import java.util.Locale;
import java.util.Optional;

/// Reads what sets parameters.
final class SettingReader {

  private SettingReader() {}

  static Form set(Cursor cursor) throws UnreadableException {
    if (cursor.skip("constraints")) {
      return constraints(cursor);
    }
    if (cursor.skip("session characteristics as transaction")) {
      TransactionReader.modes(cursor);
      return new Utility("SET SESSION CHARACTERISTICS");
    }
    var local = cursor.skip("local");
    if (!local && !cursor.at("session authorization")) {
      cursor.skip("session");
    }
    if (cursor.skip("transaction")) {
      return TransactionReader.setTransaction(cursor);
    }
    var parameter = parameter(cursor);
    var value = value(cursor);
    cursor.end();
    return new SetParameter(parameter, value, local);
  }

  static Form reset(Cursor cursor) throws UnreadableException {
    var parameter =
        cursor.skip("transaction isolation level")
            ? "transaction_isolation"
            : parameterToReset(cursor);
    cursor.end();
    return new SetParameter(parameter, Optional.empty(), false);
  }

  static Form alterSystem(Cursor cursor) throws UnreadableException {
    if (!cursor.skipAny("set", "reset")) {
      throw cursor.unexpected();
    }
    var parameter = parameterToReset(cursor);
    value(cursor);
    cursor.end();
    return new AlterSystem(parameter);
  }

  /// A parameter's name and what it is set to, as behind `SET` of a function.
  ///
  /// @return the name
  static String option(Cursor cursor) throws UnreadableException {
    var parameter = parameter(cursor);
    value(cursor);
    return parameter;
  }

  private static Form constraints(Cursor cursor) throws UnreadableException {
    if (!cursor.skip("all")) {
      cursor.names();
    }
    var deferred = cursor.skip("deferred");
    if (!deferred) {
      cursor.expect("immediate");
    }
    cursor.end();
    return new SetConstraints(deferred);
  }

  private static String parameterToReset(Cursor cursor) throws UnreadableException {
    if (cursor.skip("time zone")) {
      return "timezone";
    }
    return cursor.skip("session authorization") ? "session_authorization" : name(cursor);
  }

  // Those that SQL has words for need no sign in front of their value.
  private static String parameter(Cursor cursor) throws UnreadableException {
    if (cursor.skip("time zone")) {
      return "timezone";
    }
    if (cursor.skip("session authorization")) {
      return "session_authorization";
    }
    if (cursor.skip("xml option")) {
      return "xmloption";
    }
    if (cursor.skip("names")) {
      return "client_encoding";
    }
    if (cursor.has(1) && !cursor.peek(1).is("=") && !cursor.peek(1).is("to")) {
      if (cursor.skip("schema")) {
        return "search_path";
      }
      if (cursor.skip("role")) {
        return "role";
      }
    }
    return assigned(cursor);
  }

  private static String assigned(Cursor cursor) throws UnreadableException {
    var name = name(cursor);
    if (!cursor.at("from current") && !cursor.skipAny("=", "to")) {
      throw cursor.unexpected();
    }
    return name;
  }

  private static String name(Cursor cursor) throws UnreadableException {
    return String.join(".", cursor.parts()).toLowerCase(Locale.ROOT);
  }

  private static Optional<String> value(Cursor cursor) throws UnreadableException {
    if (cursor.skipAny("=", "to")) {
      return value(cursor);
    }
    if (cursor.atEnd() || cursor.skipAny("default", "from current")) {
      return Optional.empty();
    }
    return Optional.of(String.join(", ", Lists.of(cursor, SettingReader::single)));
  }

  private static String single(Cursor cursor) throws UnreadableException {
    if (cursor.atString()) {
      return cursor.constant();
    }
    if (cursor.skip("interval")) {
      cursor.skipParenthesized();
      var interval = cursor.constant();
      cursor.skipAny("hour to minute", "hour", "minute");
      return interval;
    }
    if (cursor.skip("-")) {
      return "-" + number(cursor);
    }
    cursor.skip("+");
    return number(cursor);
  }

  private static String number(Cursor cursor) throws UnreadableException {
    if (cursor.atName()) {
      return cursor.next().text();
    }
    var mark = cursor.mark();
    while (!cursor.atEnd() && (cursor.peek().kind() == Token.Kind.LITERAL || cursor.at("."))) {
      cursor.next();
    }
    if (mark == cursor.mark()) {
      throw cursor.unexpected();
    }
    return cursor.since(mark).text();
  }
}

package io.slipway.engine.sql.grammar;

import io.slipway.engine.sql.StatementNature.Verb;
import io.slipway.engine.sql.form.Form;
import io.slipway.engine.sql.form.SessionForm.Transaction;
import io.slipway.engine.sql.form.SessionForm.Utility;
import java.util.Optional;

/// Reads what begins, ends and divides transactions.
final class TransactionReader {

  private TransactionReader() {}

  static Form begin(Cursor cursor) throws UnreadableException {
    cursor.skipAny("work", "transaction");
    modes(cursor);
    return of(cursor, Verb.BEGIN);
  }

  static Form start(Cursor cursor) throws UnreadableException {
    cursor.expect("transaction");
    modes(cursor);
    return of(cursor, Verb.BEGIN);
  }

  static Form setTransaction(Cursor cursor) throws UnreadableException {
    if (cursor.skip("snapshot")) {
      cursor.string();
    } else {
      modes(cursor);
    }
    return of(cursor, Verb.SET_TRANSACTION);
  }

  static Form commit(Cursor cursor) throws UnreadableException {
    return cursor.skip("prepared") ? prepared(cursor, "COMMIT PREPARED") : end(cursor, Verb.COMMIT);
  }

  static Form rollback(Cursor cursor) throws UnreadableException {
    if (cursor.skip("prepared")) {
      return prepared(cursor, "ROLLBACK PREPARED");
    }
    cursor.skipAny("work", "transaction");
    if (cursor.skip("to")) {
      cursor.skip("savepoint");
      return savepoint(cursor, Verb.ROLLBACK_TO);
    }
    return end(cursor, Verb.ROLLBACK);
  }

  static Form savepoint(Cursor cursor) throws UnreadableException {
    return savepoint(cursor, Verb.SAVEPOINT);
  }

  static Form release(Cursor cursor) throws UnreadableException {
    if (cursor.has(1)) {
      cursor.expect("savepoint");
    }
    return savepoint(cursor, Verb.RELEASE);
  }

  static Form prepareTransaction(Cursor cursor) throws UnreadableException {
    cursor.string();
    return of(cursor, Verb.PREPARE_TRANSACTION);
  }

  /// The modes of a transaction, up to the end.
  static void modes(Cursor cursor) throws UnreadableException {
    while (!cursor.atEnd()) {
      if (cursor.skip("isolation level")) {
        cursor.skipAny("serializable", "repeatable read", "read committed", "read uncommitted");
      } else if (!cursor.skipAny("read write", "read only", "not deferrable", "deferrable", ",")) {
        throw cursor.unexpected();
      }
    }
  }

  private static Form end(Cursor cursor, Verb verb) throws UnreadableException {
    cursor.skipAny("work", "transaction");
    cursor.skipAny("and chain", "and no chain");
    return of(cursor, verb);
  }

  static Form end(Cursor cursor) throws UnreadableException {
    return end(cursor, Verb.COMMIT);
  }

  private static Form prepared(Cursor cursor, String command) throws UnreadableException {
    cursor.string();
    cursor.end();
    return new Utility(command);
  }

  private static Form savepoint(Cursor cursor, Verb verb) throws UnreadableException {
    var name = cursor.identifier();
    cursor.end();
    return new Transaction(verb, Optional.of(name));
  }

  private static Form of(Cursor cursor, Verb verb) throws UnreadableException {
    cursor.end();
    return new Transaction(verb, Optional.empty());
  }
}

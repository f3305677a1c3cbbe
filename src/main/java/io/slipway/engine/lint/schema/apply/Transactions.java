package io.slipway.engine.lint.schema.apply;

import io.slipway.engine.lint.schema.model.Contents;
import io.slipway.engine.sql.form.SessionForm.Transaction;
import java.util.ArrayDeque;
import java.util.Deque;

/// The transaction that statements opened, with its savepoints.
final class Transactions {

  /// What was there when a transaction or a savepoint began; the transaction's has no name.
  private record Mark(String name, Contents contents) {}

  private final Deque<Mark> marks = new ArrayDeque<>();

  Transactions copy() {
    var copy = new Transactions();
    copy.marks.addAll(marks);
    return copy;
  }

  boolean isOpen() {
    return !marks.isEmpty();
  }

  /// @return what is there afterwards
  Contents apply(Transaction statement, Contents contents) {
    return switch (statement.verb()) {
      case BEGIN -> begin(contents);
      case COMMIT -> end(contents);
      // What is prepared is not seen until somebody commits it.
      case ROLLBACK -> isOpen() ? end(marks.peekFirst().contents()) : contents;
      case PREPARE_TRANSACTION -> prepare(contents);
      case SAVEPOINT -> save(statement.savepoint().orElse(""), contents);
      case RELEASE -> release(statement.savepoint().orElse(""), contents);
      case ROLLBACK_TO -> back(statement.savepoint().orElse(""), contents);
      case SET_TRANSACTION -> contents;
    };
  }

  private Contents begin(Contents contents) {
    if (!isOpen()) {
      marks.addLast(new Mark("", contents.copy()));
    }
    return contents;
  }

  private Contents end(Contents contents) {
    marks.clear();
    contents.session = contents.afterTransaction;
    return contents;
  }

  private Contents prepare(Contents contents) {
    if (!isOpen()) {
      return contents;
    }
    var before = end(marks.peekFirst().contents());
    before.lose("what was prepared with PREPARE TRANSACTION");
    return before;
  }

  private Contents save(String name, Contents contents) {
    if (isOpen()) {
      marks.addLast(new Mark(name, contents.copy()));
    }
    return contents;
  }

  private boolean isThere(String name) {
    return marks.stream().skip(1).anyMatch(it -> it.name().equals(name));
  }

  private Contents release(String name, Contents contents) {
    if (isThere(name)) {
      while (!marks.removeLast().name().equals(name)) {
        // Those made behind it go with it.
      }
    }
    return contents;
  }

  private Contents back(String name, Contents contents) {
    if (!isThere(name)) {
      return contents;
    }
    while (!marks.peekLast().name().equals(name)) {
      marks.removeLast();
    }
    return marks.peekLast().contents().copy();
  }
}

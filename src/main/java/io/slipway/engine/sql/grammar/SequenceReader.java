package io.slipway.engine.sql.grammar;

import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.Form;
import io.slipway.engine.sql.form.SequenceForm.AlterSequence;
import io.slipway.engine.sql.form.SequenceForm.CreateSequence;
import io.slipway.engine.sql.form.SequenceForm.SequenceAction;
import io.slipway.engine.sql.form.SequenceForm.SequenceAction.OwnerTo;
import io.slipway.engine.sql.form.SequenceForm.SequenceAction.RenameTo;
import io.slipway.engine.sql.form.SequenceForm.SequenceAction.SetLogged;
import io.slipway.engine.sql.form.SequenceForm.SequenceAction.SetOptions;
import io.slipway.engine.sql.form.SequenceForm.SequenceAction.SetSchema;
import java.util.Optional;

/// Reads what makes and changes sequences.
final class SequenceReader {

  private SequenceReader() {}

  static Form create(Cursor cursor, boolean temporary) throws UnreadableException {
    var ifNotExists = cursor.skip("if not exists");
    var name = cursor.name();
    return new CreateSequence(name, temporary, ifNotExists, options(cursor).ownedBy());
  }

  static Form alter(Cursor cursor) throws UnreadableException {
    var ifExists = cursor.skip("if exists");
    var name = cursor.name();
    var action = action(cursor);
    cursor.end();
    return new AlterSequence(name, ifExists, action);
  }

  private static SequenceAction action(Cursor cursor) throws UnreadableException {
    if (cursor.skip("rename to")) {
      return new RenameTo(cursor.identifier());
    }
    if (cursor.skip("set schema")) {
      return new SetSchema(cursor.identifier());
    }
    if (cursor.skip("owner to")) {
      return new OwnerTo(cursor.identifier());
    }
    if (cursor.skip("set logged")) {
      return new SetLogged(true);
    }
    return cursor.skip("set unlogged") ? new SetLogged(false) : options(cursor);
  }

  private static SetOptions options(Cursor cursor) throws UnreadableException {
    var ownedBy = Optional.<Name>empty();
    var others = false;
    while (!cursor.atEnd()) {
      if (cursor.skip("owned by")) {
        ownedBy = owner(cursor);
      } else {
        option(cursor);
        others = true;
      }
    }
    return new SetOptions(ownedBy, others);
  }

  private static Optional<Name> owner(Cursor cursor) throws UnreadableException {
    if (cursor.skip("none")) {
      return Optional.empty();
    }
    var column = cursor.parts();
    return Optional.of(Texts.nameOf(column.subList(0, Math.max(1, column.size() - 1))));
  }

  private static void option(Cursor cursor) throws UnreadableException {
    if (cursor.skipAny("no minvalue", "no maxvalue", "no cycle", "cycle")) {
      return;
    }
    if (cursor.skip("as")) {
      cursor.name();
    } else if (cursor.skip("sequence name")) {
      cursor.name();
    } else if (cursor.skip("restart")) {
      if (cursor.skip("with") || !cursor.atEnd() && !cursor.atName()) {
        number(cursor);
      }
    } else if (cursor.skipAny(
        "increment by", "increment", "minvalue", "maxvalue", "start with", "start", "cache")) {
      number(cursor);
    } else {
      throw cursor.unexpected();
    }
  }

  private static void number(Cursor cursor) throws UnreadableException {
    cursor.skipAny("-", "+");
    if (cursor.atName() || cursor.atString()) {
      throw cursor.unexpected();
    }
    cursor.next();
  }
}

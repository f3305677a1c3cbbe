package io.slipway.engine.sql.grammar;

import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.Column;
import io.slipway.engine.sql.form.Form;
import io.slipway.engine.sql.form.TypeForm.AlterType;
import io.slipway.engine.sql.form.TypeForm.CreateComposite;
import io.slipway.engine.sql.form.TypeForm.CreateEnum;
import io.slipway.engine.sql.form.TypeForm.CreateOtherType;
import io.slipway.engine.sql.form.TypeForm.TypeAction;
import io.slipway.engine.sql.form.TypeForm.TypeAction.AddAttribute;
import io.slipway.engine.sql.form.TypeForm.TypeAction.AddValue;
import io.slipway.engine.sql.form.TypeForm.TypeAction.AlterAttributeType;
import io.slipway.engine.sql.form.TypeForm.TypeAction.DropAttribute;
import io.slipway.engine.sql.form.TypeForm.TypeAction.OwnerTo;
import io.slipway.engine.sql.form.TypeForm.TypeAction.RenameAttribute;
import io.slipway.engine.sql.form.TypeForm.TypeAction.RenameTo;
import io.slipway.engine.sql.form.TypeForm.TypeAction.RenameValue;
import io.slipway.engine.sql.form.TypeForm.TypeAction.SetSchema;
import io.slipway.engine.sql.form.TypeName;
import java.util.List;
import java.util.Optional;

/// Reads what makes and changes types.
final class TypeFormReader {

  private TypeFormReader() {}

  static Form create(Cursor cursor) throws UnreadableException {
    var name = cursor.name();
    if (!cursor.skip("as")) {
      cursor.skipParenthesized();
      cursor.end();
      return new CreateOtherType(name);
    }
    if (cursor.skip("range")) {
      cursor.parenthesized();
      cursor.end();
      return new CreateOtherType(name);
    }
    return cursor.skip("enum")
        ? new CreateEnum(name, inParentheses(cursor, Cursor::constant))
        : new CreateComposite(name, inParentheses(cursor, TypeFormReader::attribute));
  }

  private static <T> List<T> inParentheses(Cursor cursor, Lists.Reader<T> element)
      throws UnreadableException {
    cursor.expect("(");
    var elements = cursor.at(")") ? List.<T>of() : Lists.of(cursor, element);
    cursor.expect(")");
    cursor.end();
    return elements;
  }

  private static Column attribute(Cursor cursor) throws UnreadableException {
    var name = cursor.identifier();
    var type = type(cursor);
    var collation = cursor.skip("collate") ? Optional.of(cursor.name()) : Optional.<Name>empty();
    return new Column(name, type, collation, List.of());
  }

  private static TypeName type(Cursor cursor) throws UnreadableException {
    var mark = cursor.mark();
    cursor.until(",", ")", "collate", "cascade", "restrict");
    return ExpressionReader.type(cursor.since(mark));
  }

  static Form alter(Cursor cursor) throws UnreadableException {
    var name = cursor.name();
    var actions = Lists.of(cursor, TypeFormReader::action);
    cursor.end();
    return new AlterType(name, actions);
  }

  private static TypeAction action(Cursor cursor) throws UnreadableException {
    if (cursor.skip("rename to")) {
      return new RenameTo(cursor.identifier());
    }
    if (cursor.skip("owner to")) {
      return new OwnerTo(cursor.identifier());
    }
    if (cursor.skip("set schema")) {
      return new SetSchema(cursor.identifier());
    }
    if (cursor.skip("set")) {
      cursor.parenthesized();
      return new TypeAction.Other();
    }
    if (cursor.skip("add value")) {
      return addValue(cursor);
    }
    if (cursor.skip("rename value")) {
      var from = cursor.constant();
      cursor.expect("to");
      return new RenameValue(from, cursor.constant());
    }
    return ofAttribute(cursor);
  }

  private static TypeAction addValue(Cursor cursor) throws UnreadableException {
    var ifNotExists = cursor.skip("if not exists");
    var label = cursor.constant();
    var placed = cursor.skipAny("before", "after");
    if (placed) {
      cursor.string();
    }
    return new AddValue(label, ifNotExists, placed);
  }

  private static TypeAction ofAttribute(Cursor cursor) throws UnreadableException {
    if (cursor.skip("rename attribute")) {
      var from = cursor.identifier();
      cursor.expect("to");
      var to = cursor.identifier();
      return new RenameAttribute(from, to, cascade(cursor));
    }
    if (cursor.skip("drop attribute")) {
      var ifExists = cursor.skip("if exists");
      var name = cursor.identifier();
      return new DropAttribute(name, ifExists, cascade(cursor));
    }
    var add = cursor.skip("add attribute");
    if (!add) {
      cursor.expect("alter attribute");
    }
    var name = cursor.identifier();
    if (!add) {
      cursor.skip("set data");
      cursor.expect("type");
    }
    var type = type(cursor);
    if (cursor.skip("collate")) {
      cursor.name();
    }
    var cascade = cascade(cursor);
    return add
        ? new AddAttribute(name, type, cascade)
        : new AlterAttributeType(name, type, cascade);
  }

  private static boolean cascade(Cursor cursor) {
    var cascade = cursor.skip("cascade");
    cursor.skip("restrict");
    return cascade;
  }
}

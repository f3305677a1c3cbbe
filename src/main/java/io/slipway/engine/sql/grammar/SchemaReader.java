package io.slipway.engine.sql.grammar;

import io.slipway.engine.sql.form.Form;
import io.slipway.engine.sql.form.ObjectForm.AlterSchema;
import io.slipway.engine.sql.form.ObjectForm.CreateSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads what makes and changes schemas.
final class SchemaReader {

  private SchemaReader() {}

  static Form create(Cursor cursor) throws UnreadableException {
    var ifNotExists = cursor.skip("if not exists");
    var name =
        cursor.at("authorization") ? Optional.<String>empty() : Optional.of(cursor.identifier());
    if (cursor.skip("authorization")) {
      cursor.identifier();
    }
    return new CreateSchema(name, ifNotExists, elements(cursor));
  }

  // Each begins with CREATE or GRANT, without anything between them.
  private static List<Form> elements(Cursor cursor) throws UnreadableException {
    var elements = new ArrayList<Form>();
    while (!cursor.atEnd()) {
      if (!cursor.atAny("create", "grant")) {
        throw cursor.unexpected();
      }
      var mark = cursor.mark();
      cursor.next();
      untilNext(cursor);
      elements.add(Forms.of(cursor.since(mark)));
    }
    return elements;
  }

  // GRANT CREATE ON … has such a word for a privilege.
  private static void untilNext(Cursor cursor) throws UnreadableException {
    cursor.skip("create");
    cursor.until("create", "grant");
    while (cursor.at("grant option")) {
      cursor.next();
      cursor.until("create", "grant");
    }
  }

  static Form alter(Cursor cursor) throws UnreadableException {
    var name = cursor.identifier();
    if (cursor.skip("rename to")) {
      var newName = cursor.identifier();
      cursor.end();
      return new AlterSchema(name, Optional.of(newName));
    }
    cursor.expect("owner to");
    cursor.identifier();
    cursor.end();
    return new AlterSchema(name, Optional.empty());
  }
}

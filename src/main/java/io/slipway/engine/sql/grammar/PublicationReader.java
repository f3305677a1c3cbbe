package io.slipway.engine.sql.grammar;

import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.Form;
import io.slipway.engine.sql.form.ObjectForm.AlterPublication;
import io.slipway.engine.sql.form.ObjectForm.CreatePublication;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Reads what makes and changes publications.
final class PublicationReader {

  private final List<Name> tables = new ArrayList<>();
  private boolean all;

  private PublicationReader() {}

  static Form create(Cursor cursor) throws UnreadableException {
    var name = cursor.identifier();
    var objects = new PublicationReader();
    if (cursor.skip("for")) {
      objects.read(cursor);
    }
    if (cursor.skip("with")) {
      cursor.parenthesized();
    }
    cursor.end();
    return new CreatePublication(name, objects.tables, objects.all);
  }

  static Form alter(Cursor cursor) throws UnreadableException {
    var name = cursor.identifier();
    for (var verb : List.of("add", "drop", "set")) {
      if (!cursor.at(verb + " (") && cursor.skip(verb)) {
        var objects = new PublicationReader();
        objects.read(cursor);
        cursor.end();
        return new AlterPublication(
            name, Optional.of(verb.toUpperCase(Locale.ROOT)), objects.tables);
      }
    }
    if (!cursor.atAny("rename to", "owner to", "set (")) {
      throw cursor.unexpected();
    }
    cursor.rest();
    return new AlterPublication(name, Optional.empty(), List.of());
  }

  // A kind's word holds for what follows it, up to the next.
  private void read(Cursor cursor) throws UnreadableException {
    var ofSchemas = false;
    do {
      if (cursor.skipAny("all tables", "all sequences")) {
        all = true;
        except(cursor);
        continue;
      }
      if (cursor.skip("tables in schema")) {
        ofSchemas = true;
      } else if (cursor.skip("table")) {
        ofSchemas = false;
      }
      all |= ofSchemas;
      object(cursor, ofSchemas);
    } while (cursor.skip(","));
  }

  // Since 19.
  private static void except(Cursor cursor) throws UnreadableException {
    if (cursor.skip("except")) {
      cursor.skip("table");
      cursor.parenthesized();
    }
  }

  private void object(Cursor cursor, boolean ofSchemas) throws UnreadableException {
    if (ofSchemas) {
      cursor.identifier();
      return;
    }
    tables.add(MaintenanceReader.table(cursor));
    if (cursor.skip("where")) {
      cursor.parenthesized();
    }
  }
}

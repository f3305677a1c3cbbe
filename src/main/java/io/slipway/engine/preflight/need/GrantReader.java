package io.slipway.engine.preflight.need;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Reads `GRANT` and `REVOKE` on objects of the database.
final class GrantReader {

  // Whoever may give one of them away need not be the owner.
  private static final String ANY_TO_GIVE =
      Stream.of("SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER")
          .map(privilege -> privilege + " WITH GRANT OPTION")
          .collect(Collectors.joining(", "));

  private GrantReader() {}

  static void read(Cursor cursor, Notes notes) {
    if (!cursor.seek("on") || cursor.take("all")) {
      notes.isUnread();
    } else if (cursor.take("schema")) {
      cursor.names().forEach(it -> notes.needs(new Need.OwnSchema(it)));
    } else if (cursor.take("function") || cursor.take("procedure") || cursor.take("routine")) {
      cursor.names().forEach(it -> notes.needs(new Need.OwnRoutine(it)));
    } else if (cursor.take("type") || cursor.take("domain")) {
      cursor.names().forEach(it -> notes.needs(new Need.OwnType(it)));
    } else if (cursor.looksAt("language") || cursor.looksAt("large") || cursor.looksAt("foreign")) {
      notes.isUnread();
    } else {
      relations(cursor, notes);
    }
  }

  private static void relations(Cursor cursor, Notes notes) {
    if (!cursor.take("table")) {
      cursor.take("sequence");
    }
    cursor.names().forEach(it -> notes.needs(new Need.OnRelation(it, ANY_TO_GIVE)));
  }
}

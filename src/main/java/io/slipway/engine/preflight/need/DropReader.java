package io.slipway.engine.preflight.need;

/// Reads `DROP`.
final class DropReader {

  private DropReader() {}

  static void read(Cursor cursor, Notes notes) {
    cursor.take("drop");
    cursor.take("materialized");
    if (cursor.take("foreign") && !cursor.looksAt("table")) {
      notes.isUnread();
      return;
    }
    var kind = cursor.word();
    cursor.take("concurrently");
    cursor.take("if", "exists");
    switch (kind) {
      case "table", "view", "sequence" -> cursor.names().forEach(notes::drops);
      case "index" -> indexes(cursor, notes);
      case "type", "domain" -> cursor.names().forEach(it -> notes.needs(new Need.OwnType(it)));
      case "function", "procedure", "routine", "aggregate" ->
          cursor.names().forEach(it -> notes.needs(new Need.OwnRoutine(it)));
      case "schema" -> schemas(cursor, notes);
      case "trigger", "policy", "rule" -> ofTable(cursor, notes);
      default -> notes.isUnread();
    }
  }

  private static void indexes(Cursor cursor, Notes notes) {
    for (var index : cursor.names()) {
      notes.drops(index);
      notes.namesIndex(index);
    }
  }

  // What CASCADE takes along is not looked at.
  private static void schemas(Cursor cursor, Notes notes) {
    cursor.names().forEach(it -> notes.needs(new Need.OwnSchema(it)));
    if (cursor.take("cascade")) {
      notes.isUnread();
    }
  }

  private static void ofTable(Cursor cursor, Notes notes) {
    if (cursor.seek("on")) {
      cursor.name().ifPresent(notes::alters);
    } else {
      notes.isUnread();
    }
  }
}

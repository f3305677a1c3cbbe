package io.slipway.engine.preflight.need;

import java.util.List;

/// Reads queries and statements that change rows, wherever in a statement they stand.
///
/// A name that is no table's, such as that of a `WITH` query or a column behind `EXTRACT(… FROM`,
/// does no harm: no relation is found by it.
final class RowsReader {

  // ON CONFLICT DO UPDATE, ON UPDATE CASCADE, FOR UPDATE, FOR NO KEY UPDATE
  private static final List<String> NO_UPDATE_BEHIND = List.of("do", "on", "for", "key");

  private RowsReader() {}

  static void read(Cursor cursor, Notes notes) {
    while (!cursor.atEnd()) {
      if (cursor.take("insert", "into")) {
        target(cursor, notes, "INSERT");
      } else if (cursor.take("merge", "into")) {
        target(cursor, notes, "INSERT, UPDATE, DELETE");
      } else if (cursor.take("delete", "from")) {
        target(cursor, notes, "DELETE");
      } else if (cursor.looksAt("update") && !cursor.isBehind(NO_UPDATE_BEHIND)) {
        cursor.skip();
        target(cursor, notes, "UPDATE");
      } else if (cursor.take("from") || cursor.take("join") || cursor.take("using")) {
        sources(cursor, notes);
      } else {
        cursor.skip();
      }
    }
  }

  private static void target(Cursor cursor, Notes notes, String privileges) {
    cursor.take("only");
    cursor.name().ifPresent(table -> notes.uses(table, privileges));
  }

  private static void sources(Cursor cursor, Notes notes) {
    do {
      cursor.take("lateral");
      cursor.take("only");
      var name = cursor.name();
      if (name.isPresent() && !cursor.looksAt("(")) {
        notes.uses(name.get(), "SELECT");
        alias(cursor);
      }
    } while (cursor.take(","));
  }

  private static void alias(Cursor cursor) {
    var named = cursor.take("as");
    if (named || isAlias(cursor)) {
      cursor.skip();
    }
  }

  private static boolean isAlias(Cursor cursor) {
    return cursor.looksAtName()
        && List.of(
                "where",
                "join",
                "left",
                "right",
                "inner",
                "full",
                "cross",
                "natural",
                "on",
                "group",
                "order",
                "limit",
                "union",
                "except",
                "intersect",
                "set",
                "when",
                "using",
                "returning",
                "having",
                "window",
                "fetch",
                "offset",
                "for",
                "tablesample")
            .stream()
            .noneMatch(cursor::looksAt);
  }
}

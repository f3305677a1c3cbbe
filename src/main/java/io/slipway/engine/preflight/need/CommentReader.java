package io.slipway.engine.preflight.need;

/// Reads `COMMENT`.
final class CommentReader {

  private CommentReader() {}

  static void read(Cursor cursor, Notes notes) {
    cursor.take("comment");
    cursor.take("on");
    cursor.take("materialized");
    cursor.take("foreign");
    switch (cursor.word()) {
      case "table", "view", "sequence", "index" -> cursor.name().ifPresent(notes::alters);
      case "column" -> {
        var parts = cursor.parts();
        Cursor.name(parts.subList(0, Math.max(0, parts.size() - 1))).ifPresent(notes::alters);
      }
      case "constraint", "trigger", "policy", "rule" -> {
        if (cursor.seek("on") && !cursor.looksAt("domain")) {
          cursor.name().ifPresent(notes::alters);
        }
      }
      case "type", "domain" -> cursor.name().ifPresent(it -> notes.needs(new Need.OwnType(it)));
      case "function", "procedure", "routine", "aggregate" ->
          cursor.name().ifPresent(it -> notes.needs(new Need.OwnRoutine(it)));
      case "schema" -> cursor.name().ifPresent(it -> notes.needs(new Need.OwnSchema(it)));
      default -> notes.isUnread();
    }
  }
}

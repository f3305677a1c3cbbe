package io.slipway.engine.preflight.need;

import java.util.List;

/// Reads `CREATE`.
final class CreateReader {

  private static final List<String> MODIFIERS =
      List.of("or", "replace", "global", "local", "unlogged", "unique", "recursive", "constraint");

  private CreateReader() {}

  static void read(Cursor cursor, Notes notes) {
    cursor.take("create");
    var replaces = cursor.looksAt("or");
    while (MODIFIERS.stream().anyMatch(cursor::looksAt)) {
      cursor.skip();
    }
    var temporary = cursor.take("temp") || cursor.take("temporary");
    cursor.take("recursive");
    var kind = cursor.word();
    switch (kind) {
      case "table" -> table(cursor, notes, temporary);
      case "view" -> view(cursor, notes, temporary, replaces);
      case "sequence", "type", "domain", "collation", "function", "procedure", "aggregate" ->
          plain(cursor, notes, temporary);
      case "materialized", "foreign" -> secondWord(cursor, notes);
      case "statistics" -> statistics(cursor, notes);
      case "index" -> index(cursor, notes);
      case "trigger", "policy", "rule" -> ofTable(kind, cursor, notes);
      case "schema" -> schema(cursor, notes);
      case "extension" -> extension(cursor, notes);
      default -> notes.isUnread();
    }
  }

  private static void plain(Cursor cursor, Notes notes, boolean temporary) {
    cursor.take("if", "not", "exists");
    cursor.name().filter(_ -> !temporary).ifPresent(it -> notes.needs(new Need.CreateIn(it)));
  }

  private static void table(Cursor cursor, Notes notes, boolean temporary) {
    plain(cursor, notes, temporary);
    while (!cursor.atEnd()) {
      if (cursor.take("references")) {
        References.read(cursor, notes);
      } else if (cursor.take("partition", "of")) {
        cursor.name().ifPresent(notes::alters);
      } else if (cursor.take("inherits", "(")) {
        cursor.names().forEach(notes::alters);
      } else if (cursor.looksAt("select") || cursor.looksAt("with")) {
        RowsReader.read(cursor, notes);
      } else {
        cursor.skip();
      }
    }
  }

  private static void view(Cursor cursor, Notes notes, boolean temporary, boolean replaces) {
    var name = cursor.name();
    name.filter(_ -> !temporary).ifPresent(it -> notes.needs(new Need.CreateIn(it)));
    name.filter(_ -> replaces).ifPresent(notes::alters);
  }

  private static void secondWord(Cursor cursor, Notes notes) {
    switch (cursor.word()) {
      case "view" -> {
        plain(cursor, notes, false);
        RowsReader.read(cursor, notes);
      }
      case "table" -> {
        plain(cursor, notes, false);
        notes.isUnread();
      }
      default -> notes.isUnread();
    }
  }

  private static void statistics(Cursor cursor, Notes notes) {
    plain(cursor, notes, false);
    if (cursor.seek("from")) {
      cursor.name().ifPresent(notes::alters);
    }
  }

  private static void index(Cursor cursor, Notes notes) {
    cursor.take("concurrently");
    cursor.take("if", "not", "exists");
    if (!cursor.looksAt("on")) {
      cursor.name().ifPresent(notes::namesIndex);
    }
    cursor.take("on");
    cursor.take("only");
    cursor
        .name()
        .ifPresent(
            table -> {
              notes.alters(table);
              notes.needs(new Need.CreateBeside(table));
            });
  }

  private static void ofTable(String kind, Cursor cursor, Notes notes) {
    if (!cursor.seek(kind.equals("rule") ? "to" : "on")) {
      notes.isUnread();
      return;
    }
    var table = cursor.name();
    if (kind.equals("trigger")) {
      table.ifPresent(notes::locks);
      table.ifPresent(it -> notes.needs(new Need.OnRelation(it, "TRIGGER")));
    } else {
      table.ifPresent(notes::alters);
    }
  }

  // Elements of the schema in the same statement belong to it.
  private static void schema(Cursor cursor, Notes notes) {
    cursor.take("if", "not", "exists");
    cursor.take("authorization");
    cursor.name().ifPresent(it -> notes.needs(new Need.CreateInDatabase(it)));
    if (cursor.take("authorization")) {
      cursor.name().ifPresent(it -> notes.needs(new Need.BeMemberOf(it)));
    }
  }

  private static void extension(Cursor cursor, Notes notes) {
    cursor.take("if", "not", "exists");
    cursor.name().ifPresent(it -> notes.needs(new Need.MakeExtension(it)));
  }
}

package io.slipway.engine.preflight.need;

import io.slipway.engine.sql.Name;

/// Reads the commands that are neither DDL nor queries.
final class CommandReader {

  private CommandReader() {}

  static void read(Cursor cursor, Notes notes) {
    switch (cursor.word()) {
      case "truncate" -> truncate(cursor, notes);
      case "lock" -> lock(cursor, notes);
      case "copy" -> copy(cursor, notes);
      case "refresh" -> refresh(cursor, notes);
      case "reindex" -> reindex(cursor, notes);
      case "cluster" -> cluster(cursor, notes);
      case "set" -> set(cursor, notes);
      case "reset" -> reset(cursor, notes);
      case "begin", "start", "commit", "end", "rollback", "abort", "savepoint", "release" -> {}
      case "show", "notify", "listen", "unlisten", "discard", "deallocate", "close" -> {}
      case "vacuum", "analyze" -> {}
      default -> notes.isUnread();
    }
  }

  private static void truncate(Cursor cursor, Notes notes) {
    cursor.take("table");
    for (var table : cursor.names()) {
      notes.locks(table);
      notes.needs(new Need.OnRelation(table, "TRUNCATE"));
    }
  }

  private static void lock(Cursor cursor, Notes notes) {
    cursor.take("table");
    for (var table : cursor.names()) {
      notes.locks(table);
      notes.needs(new Need.OnRelation(table, "SELECT, INSERT, UPDATE, DELETE, TRUNCATE"));
    }
  }

  private static void copy(Cursor cursor, Notes notes) {
    if (cursor.looksAt("(")) {
      RowsReader.read(cursor, notes);
      return;
    }
    var table = cursor.name();
    var privilege = cursor.seek("from") ? "INSERT" : "SELECT";
    table.ifPresent(it -> notes.uses(it, privilege));
  }

  private static void refresh(Cursor cursor, Notes notes) {
    cursor.take("materialized", "view");
    cursor.take("concurrently");
    cursor.name().ifPresent(view -> maintains(view, notes));
  }

  private static void reindex(Cursor cursor, Notes notes) {
    if (cursor.looksAt("(")) {
      cursor.skipParentheses();
    }
    var kind = cursor.word();
    cursor.take("concurrently");
    var name = cursor.name();
    switch (kind) {
      case "index" -> {
        name.ifPresent(it -> maintains(it, notes));
        name.ifPresent(notes::namesIndex);
      }
      case "table" -> name.ifPresent(it -> maintains(it, notes));
      default -> notes.isUnread();
    }
  }

  private static void cluster(Cursor cursor, Notes notes) {
    cursor.take("verbose");
    if (cursor.looksAt("(")) {
      cursor.skipParentheses();
    }
    cursor.name().ifPresent(it -> maintains(it, notes));
  }

  private static void maintains(Name relation, Notes notes) {
    notes.locks(relation);
    notes.needs(new Need.Maintain(relation));
  }

  private static void set(Cursor cursor, Notes notes) {
    if (!cursor.take("local")) {
      cursor.take("session");
    }
    if (cursor.take("authorization")) {
      notes.isUnread();
    } else if (cursor.take("role")) {
      role(cursor, notes);
    }
  }

  private static void role(Cursor cursor, Notes notes) {
    if (cursor.take("none")) {
      notes.becomes("");
      return;
    }
    var role = cursor.name();
    role.ifPresent(it -> notes.becomes(it.name()));
    role.ifPresent(it -> notes.needs(new Need.BeMemberOf(it)));
    if (role.isEmpty()) {
      notes.isUnread();
    }
  }

  private static void reset(Cursor cursor, Notes notes) {
    if (cursor.take("role") || cursor.take("all")) {
      notes.becomes("");
    }
  }
}

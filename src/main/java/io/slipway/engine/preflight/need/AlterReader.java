package io.slipway.engine.preflight.need;

import io.slipway.engine.sql.Name;
import java.util.List;

/// Reads `ALTER`.
final class AlterReader {

  private static final List<String> ONESELF =
      List.of("current_user", "session_user", "current_role");

  private AlterReader() {}

  static void read(Cursor cursor, Notes notes) {
    cursor.take("alter");
    cursor.take("materialized");
    var foreign = cursor.take("foreign");
    var kind = cursor.word();
    switch (kind) {
      case "table", "view", "sequence", "index" -> relation(kind, cursor, notes);
      case "type", "domain" -> cursor.name().ifPresent(it -> notes.needs(new Need.OwnType(it)));
      case "function", "procedure", "routine", "aggregate" ->
          cursor.name().ifPresent(it -> notes.needs(new Need.OwnRoutine(it)));
      case "schema" -> cursor.name().ifPresent(it -> notes.needs(new Need.OwnSchema(it)));
      case "trigger", "policy", "rule" -> ofTable(cursor, notes);
      case "default" -> defaultPrivileges(cursor, notes);
      default -> notes.isUnread();
    }
    if (!foreign || kind.equals("table")) {
      owner(cursor, notes);
    }
  }

  private static void relation(String kind, Cursor cursor, Notes notes) {
    if (cursor.take("all")) {
      notes.isUnread();
      return;
    }
    cursor.take("if", "exists");
    cursor.take("only");
    var name = cursor.name();
    name.ifPresent(notes::alters);
    if (kind.equals("index")) {
      name.ifPresent(notes::namesIndex);
    }
    while (!cursor.atEnd() && !cursor.looksAt("owner")) {
      action(cursor, notes, name.orElse(Name.unqualified("")));
    }
  }

  private static void action(Cursor cursor, Notes notes, Name altered) {
    if (cursor.take("references")) {
      References.read(cursor, notes);
    } else if (cursor.take("attach", "partition") || cursor.take("inherit")) {
      cursor.name().ifPresent(notes::alters);
    } else if (cursor.take("detach", "partition")) {
      cursor.name().ifPresent(notes::locks);
    } else if (cursor.take("rename", "to")) {
      notes.needs(new Need.CreateBeside(altered));
    } else if (cursor.take("set", "schema")) {
      cursor.name().ifPresent(it -> notes.needs(new Need.CreateInSchema(it)));
    } else if (cursor.take("validate", "constraint") || cursor.take("drop", "constraint")) {
      cursor.take("if", "exists");
      cursor.name().ifPresent(it -> notes.settlesConstraint(it.name()));
    } else {
      cursor.skip();
    }
  }

  private static void ofTable(Cursor cursor, Notes notes) {
    if (cursor.seek("on")) {
      cursor.name().ifPresent(notes::alters);
    } else {
      notes.isUnread();
    }
  }

  // Without FOR they are the role's own.
  private static void defaultPrivileges(Cursor cursor, Notes notes) {
    cursor.take("privileges");
    if (cursor.take("for", "role") || cursor.take("for", "user")) {
      cursor.names().forEach(it -> notes.needs(new Need.BeMemberOf(it)));
    }
  }

  private static void owner(Cursor cursor, Notes notes) {
    while (!cursor.atEnd()) {
      if (cursor.take("owner", "to") && ONESELF.stream().noneMatch(cursor::looksAt)) {
        cursor.name().ifPresent(it -> notes.needs(new Need.BeMemberOf(it)));
      } else {
        cursor.skip();
      }
    }
  }
}

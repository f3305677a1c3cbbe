package io.slipway.engine.sql.grammar;

import io.slipway.engine.sql.form.Form;
import io.slipway.engine.sql.form.PrivilegeForm.DefineRole;
import io.slipway.engine.sql.form.PrivilegeForm.Membership;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Reads what makes and changes roles.
final class RoleReader {

  private RoleReader() {}

  static Form create(Cursor cursor) throws UnreadableException {
    var name = cursor.identifier();
    cursor.skip("with");
    return new DefineRole(name, true, options(cursor));
  }

  static Form alter(Cursor cursor) throws UnreadableException {
    var name = cursor.identifier();
    if (cursor.skip("in database")) {
      cursor.identifier();
    }
    if (cursor.skip("rename to")) {
      cursor.identifier();
      cursor.end();
      return new DefineRole(name, false, List.of("RENAME"));
    }
    for (var verb : List.of("set", "reset")) {
      if (cursor.skip(verb)) {
        cursor.rest();
        return new DefineRole(name, false, List.of(verb.toUpperCase(Locale.ROOT)));
      }
    }
    cursor.skip("with");
    return new DefineRole(name, false, options(cursor));
  }

  /// `ALTER GROUP`, which changes who is in it.
  static Form alterGroup(Cursor cursor) throws UnreadableException {
    var mark = cursor.mark();
    var group = cursor.identifier();
    var revoke = cursor.skip("drop user");
    if (!revoke && !cursor.skip("add user")) {
      cursor.reset(mark);
      return alter(cursor);
    }
    var members = cursor.identifiers();
    cursor.end();
    return new Membership(revoke, List.of(group), members);
  }

  private static List<String> options(Cursor cursor) throws UnreadableException {
    var options = new ArrayList<String>();
    while (!cursor.atEnd()) {
      options.add(option(cursor));
    }
    return options;
  }

  private static String option(Cursor cursor) throws UnreadableException {
    if (cursor.skip("connection limit")) {
      cursor.skip("-");
      cursor.next();
      return "CONNECTION LIMIT";
    }
    if (cursor.skip("valid until")) {
      cursor.string();
      return "VALID UNTIL";
    }
    if (cursor.skipAny("in role", "in group")) {
      cursor.identifiers();
      return "IN ROLE";
    }
    cursor.skipAny("encrypted", "unencrypted");
    var option = cursor.identifier();
    switch (option) {
      case "password", "sysid" -> cursor.next();
      case "role", "admin", "user" -> cursor.identifiers();
      default -> {}
    }
    return option.toUpperCase(Locale.ROOT);
  }
}
